"""Meetings, from the plan to a corrigendum: the secretary at a desk in Russian, the others on a phone in Tajik."""

import pytest

from actions.items.models import ActionItem
from iiwg.notifications.models import Notification
from meetings.attendance import services as attendance
from meetings.attendance.models import Attendance
from meetings.meeting.models import Meeting
from meetings.minutes.models import Corrigendum, Line, Minutes
from tests import cast as cast_module
from tests import scenes
from tests.scenes import day, pdf_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.4\n%%EOF\n"
OF_WORD = """<p>Замеры:</p><table><tr><th>Место</th><th>pH</th></tr><tr><td><p>Верхняя</p><p>дамба</p></td><td>6,4</td></tr></table>"""
PASTE = """(field, html) => { const clipboardData = new DataTransfer(); clipboardData.setData("text/html", html);
field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })); }"""


def test_plan_agenda_send_print(cast, desk, story, tmp_path):
    paper = tmp_path / "Доклад.pdf"
    paper.write_bytes(PDF)
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go("Запланировать заседание")
    secretary.write("Дата", day(20).isoformat())
    secretary.write("Начало", "10:00")
    secretary.write("Место, на русском", "Душанбе")
    secretary.go("Запланировать заседание")
    secretary.go("Повестка дня")
    secretary.go("Взять обычную повестку дня")
    item = secretary.row("Открытие")
    secretary.press("Изменить", item)
    secretary.go("Изменить", item.locator(".sheet"))
    secretary.choose("Докладчик", "Аъзозода Намуна")
    secretary.go("Сохранить")
    item = secretary.row("Аъзозода Намуна")
    secretary.press("Изменить", item)
    secretary.go("Приложить материал", item)
    secretary.attach("Файл", paper)
    secretary.go("Приложить материал")
    secretary.go("Разослать повестку дня")
    secretary.reads("Аъзозода Намуна")
    secretary.tick("Это окончательная повестка дня")
    secretary.go("Разослать повестку дня членам группы")
    printed = pdf_text(secretary.take("Русский"))
    assert "Аъзозода Намуна" in printed
    assert Meeting.objects.get().status == "convened"
    story.keeps_to("plan")


def test_attendance_of_twelve(cast, desk, story):
    meeting = scenes.planned(cast, -1)
    for number in range(12):
        who = cast_module.person(f"Участник {number:02}")
        attendance.add(meeting, person=who, institution=cast.places["CEP"], role="member", by=cast.secretary)
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go("Очередное заседание № 3")
    secretary.go("Отметить как состоявшееся")
    secretary.go("Участники")
    secretary.go("Все присутствуют")
    late = secretary.row("Участник 03")
    secretary.press("Время, причина", late)
    secretary.write("Пришёл позже, в", "10:40", late)
    absent = secretary.row("Участник 07")
    secretary.choose("Присутствие: Участник 07", "Отсутствует по причине")
    secretary.press("Время, причина", absent)
    secretary.write("Причина отсутствия", "командировка", absent)
    secretary.go("Добавить участника")
    secretary.write("Или имя гостя", "Инженер")
    secretary.write("Учреждение без записи", "Академия наук")
    secretary.go("Добавить участника")
    secretary.choose("Присутствие: Инженер", "Присутствует")
    secretary.go("Сохранить, кто присутствовал")
    secretary.reads("Отмечены как присутствующие: 12 из 13.")
    assert Attendance.objects.filter(presence="present").count() == 12
    assert Attendance.objects.get(person__family_name="Участник 03").came_at.isoformat() == "10:40:00"
    assert Attendance.objects.get(person__family_name="Участник 07").reason == "командировка"
    story.keeps_to("attendance")


def test_minutes_with_a_table_of_word_and_a_lost_tab(cast, desk, story):
    scenes.held(cast)
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go("Написать протокол")
    secretary.tick("Русский")
    secretary.go("Начать")
    secretary.press("Слушали")
    heard = secretary.field("Слушали")
    heard.evaluate(PASTE, OF_WORD)
    secretary.loses_the_tab()
    secretary.starts_at("/")
    secretary.go("Продолжить")
    secretary.press("Взять его")
    secretary.reads("Сохранено")
    secretary.press("Решили")
    secretary.write("Решили", "Принять к сведению.")
    secretary.press("Поручение")
    secretary.write("Поручение", "Представить отчёт о дамбе.")
    secretary.choose("Ответственный", cast_module.NAMES["MEWR"][1])
    secretary.choose("Срок", "К определённому дню")
    secretary.write("До этого дня", day(30).isoformat())
    secretary.reads("Всё на месте.")
    secretary.go("Перечитать и отправить")
    secretary.reads("Верхняя дамба", "Принять к сведению.", "Представить отчёт о дамбе.")
    assert sorted(Line.objects.values_list("kind", flat=True)) == ["action", "decided", "heard"]
    story.keeps_to("minutes")


def test_minutes_are_sent_approved_and_published(cast, desk, phone, story):
    scenes.minutes(cast, texts=(("decided", "Принять к сведению."),), language="ru")
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go("Продолжить")
    secretary.go("Перечитать и отправить")
    secretary.go("Отправить на утверждение ведущему сопредседателю")
    cochair = phone(cast.leading).starts_at("/")
    cochair.follows_letter(Notification.objects.get(code="meetings.for_approval").path)
    cochair.reads("Принять к сведению.")
    cochair.go("Тасдиқ кардан")
    secretary.starts_at("/")
    secretary.go("Опубликовать протокол")
    secretary.go("Опубликовать протокол и отправить письма")
    assert "Принять к сведению." in pdf_text(secretary.take("PDF · Язык оригинала: русский"))
    assert secretary.take("DOCX · Язык оригинала: русский").startswith(b"PK")
    assert Minutes.objects.get().status == "published"
    story.keeps_to("approval")


def test_an_action_item_is_done_and_confirmed(cast, desk, phone, story, tmp_path):
    scenes.published(cast, texts=(("action", "Представить отчёт о дамбе."),), language="ru")
    photo = tmp_path / "акс.png"
    focal = phone(cast.focal).starts_at("/")
    focal.page.screenshot(path=photo)
    focal.go(f"3/{day(-5).year}-T1")
    focal.go("Аз иҷро хабар додан")
    focal.write("Чӣ иҷро шуд", "Ҳисобот фиристода шуд.")
    focal.attach("Мактуб, санад ё акс, ки инро тасдиқ мекунад", photo)
    focal.go("Аз иҷро хабар додан")
    focal.reads("акс.png")
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go(f"3/{day(-5).year}-T1")
    secretary.go("Подтвердить исполнение")
    secretary.reads("Подтверждено.")
    assert ActionItem.objects.get().status == "confirmed"
    story.keeps_to("action")


def test_published_minutes_are_corrected(cast, desk, phone, story):
    scenes.published(cast, texts=(("decided", "Принять к сведенью."),), language="ru")
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go("Очередное заседание № 3")
    secretary.go("Исправить протокол")
    secretary.write("Почему исправляется протокол?", "Опечатка.")
    secretary.go("Начать исправление")
    secretary.go("Исправить место")
    line = secretary.field("Строка протокола").locator("option").filter(has_text="сведенью").inner_text()
    secretary.choose("Строка протокола", line)
    secretary.write("Слова, которые там стоят", "сведенью")
    secretary.write("Слова, которые следует читать", "сведению")
    secretary.go("Сохранить")
    secretary.go("Отправить на утверждение ведущему сопредседателю")
    cochair = phone(cast.leading).starts_at("/")
    cochair.go("Хондан ва тасдиқ кардан")
    cochair.go("Тасдиқ кардан")
    secretary.starts_at("/")
    secretary.go("Опубликовать для членов группы")
    secretary.go("Опубликовать исправление и отправить письма")
    assert Corrigendum.objects.get().status == "published"
    story.keeps_to("corrigendum")
