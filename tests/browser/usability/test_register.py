"""Members, lists, records of the past: the secretary at a desk of 1280 px, in Russian."""

import io

import pytest
from openpyxl import Workbook

from meetings.meeting.models import Meeting
from members.institutions.models import Institution
from members.nominations.models import Nomination, NominationRequest
from members.seats.models import LpiVersion
from members.sheets.services import columns
from tests import cast as cast_module
from tests import scenes
from tests.members.nominations.test_nominations import submitted
from tests.scenes import day

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MEWR = cast_module.NAMES["MEWR"][1]


def test_ask_for_members_and_accept_a_nomination(cast, desk, story):
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go("Члены группы")
    secretary.go("Представления кандидатур")
    secretary.go("Запросить назначение представителей")
    secretary.go("Запросить")
    assert NominationRequest.objects.filter(status="open").count() == 4
    submitted(cast)
    secretary.starts_at("/")
    secretary.go(f"Қосимова Дилбар, {MEWR}")
    secretary.go("Принять представление кандидатуры")
    assert Nomination.objects.get().status == "accepted"
    story.keeps_to("nominations")


def test_an_institution_comes_onto_the_list_by_a_decision(cast, desk, phone, story):
    scenes.minutes(cast, texts=(("decided", "Включить оператора в перечень."),), language="ru")
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go("Члены группы")
    secretary.go("Перечень участвующих учреждений")
    secretary.go("Подготовить следующий перечень")
    secretary.choose("Учреждение", "OPERATOR ру")
    secretary.go("Добавить")
    secretary.go("Предложить заседанию")
    secretary.go("Главная")
    secretary.go("Продолжить")
    secretary.press("Объект, что принимает это решение")
    secretary.choose(
        "Этим решением принимается перечень учреждений", "Перечень участвующих учреждений, редакция 2"
    )
    secretary.reads("Сохранено")
    secretary.go("Перечитать и отправить")
    secretary.go("Отправить на утверждение ведущему сопредседателю")
    cochair = phone(cast.leading).starts_at("/")
    cochair.go("Хондан ва тасдиқ кардан")
    cochair.reads("OPERATOR тг")
    cochair.go("Тасдиқ кардан")
    assert LpiVersion.objects.get(number=2).status == "adopted"
    secretary.starts_at("/members/list/")
    secretary.reads("OPERATOR ру")
    story.keeps_to("list")


def test_who_represented_an_institution_on_a_day(cast, desk, story):
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go("Члены группы")
    secretary.write("На этот день", day(-30).isoformat())
    secretary.go("Показать")
    assert cast_module.NAMES["CEP"][1] in secretary.row("Аъзозода Намуна").inner_text()
    story.keeps_to("representation")
    secretary.write("На этот день", day(-400).isoformat())
    secretary.go("Показать")
    assert "Аъзозода" not in secretary.page.locator("main").inner_text()


def test_a_word_said_at_a_meeting_is_found_in_another_form(cast, desk, story):
    scenes.published(cast, texts=(("heard", "Доложено о состоянии хвостохранилища."),), language="ru")
    secretary = desk(cast.secretary).starts_at("/")
    banner = secretary.page.get_by_role("banner")
    secretary.write("Поиск", "хвостохранилищ", banner)
    secretary.go("Поиск", banner)
    secretary.reads("Доложено о состоянии")
    story.keeps_to("search")


def test_institutions_are_read_from_a_spreadsheet(cast, desk, story, tmp_path):
    sheet = tmp_path / "учреждения.xlsx"
    sheet.write_bytes(a_book({"code": "NEW", "kind": "ngo", "name_ru": "Новая организация"}))
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go("Члены группы")
    secretary.go("Учреждения")
    secretary.go("Загрузить из таблицы")
    secretary.attach("Таблица", sheet)
    secretary.go("Посмотреть строки")
    secretary.reads("Новая организация")
    assert not Institution.objects.filter(code="NEW").exists()
    secretary.go("Записать все строки")
    assert Institution.objects.filter(code="NEW").exists()
    story.keeps_to("import")


def a_book(institution: dict) -> bytes:
    """A workbook of one institution."""
    book = Workbook(write_only=True)
    for name in (columns.INSTITUTIONS, columns.PERSONS):
        page = book.create_sheet(name)
        page.append(columns.COLUMNS[name])
        if name == columns.INSTITUTIONS:
            page.append([institution.get(column) for column in columns.COLUMNS[name]])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_meeting_of_the_past_with_its_scan(cast, desk, story, tmp_path):
    scan = tmp_path / "Протокол 2024.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    secretary = desk(cast.secretary).starts_at("/")
    secretary.go("Заседания")
    secretary.go("Внести прошедшее заседание")
    secretary.write("Дата", "2024-03-01")
    secretary.choose("Точность даты", "Известен только месяц")
    secretary.write("Место, на русском", "Душанбе")
    secretary.attach("Скан протокола", scan)
    secretary.go("Внести заседание")
    secretary.reads("март 2024 года", "Протокол 2024.pdf")
    meeting = Meeting.objects.get()
    assert (meeting.date_precision, meeting.papers.get().is_minutes_scan) == ("month", True)
    story.keeps_to("old-meeting")
