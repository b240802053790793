"""What people do who come now and then: on a phone of 360 px, with a finger, in Tajik."""

import pytest
from playwright.sync_api import expect

from iiwg.accounts.models import User
from iiwg.notifications.models import Notification
from meetings.agenda import services as agendas
from meetings.minutes.models import Minutes
from meetings.minutes.services import approvals
from members.chairs.models import Delegation
from members.nominations.models import Nomination
from members.nominations.services import nominations, requests
from tests import cast as cast_module
from tests import scenes
from tests.house import pdf
from tests.members.nominations.test_nominations import submitted
from tests.scenes import day, pdf_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def photo(tmp_path):
    """A photo on the phone."""
    from PIL import Image

    path = tmp_path / "акс.png"
    Image.new("RGB", (64, 64)).save(path)
    return path


def sign_in(hand, user, password=cast_module.PASSWORD) -> None:
    """Type address and password on the page that asks for them."""
    hand.write("Почтаи электронӣ", user.email)
    hand.page.locator("input[type=password]").fill(password)
    hand.go("Ворид шудан")


def test_from_the_letter_to_the_approval(cast, phone, story):
    draft = scenes.sent(cast)
    cochair = phone(None)
    cochair.follows_letter(Notification.objects.get(code="meetings.for_approval").path)
    sign_in(cochair, cast.leading)
    cochair.reads("Take note.")
    cochair.go("Тасдиқ кардан")
    draft.refresh_from_db()
    assert draft.approved_by == cast.leading
    story.keeps_to("approve")


def test_minutes_are_returned_with_a_remark_and_come_again(cast, phone, story):
    draft = scenes.sent(cast)
    cochair = phone(cast.leading)
    cochair.follows_letter(Notification.objects.get(code="meetings.for_approval").path)
    cochair.press("Баргардонидан")
    cochair.write("Чиро тағйир додан лозим?", "Санаро ислоҳ кунед.")
    cochair.go("Бо эзоҳ баргардонидан")
    approvals.send_for_approval(Minutes.objects.get(), by=cast.secretary)
    cochair.follows_letter(Notification.objects.filter(code="meetings.for_approval").latest("pk").path)
    cochair.reads("Санаро ислоҳ кунед.")
    cochair.go("Тасдиқ кардан")
    draft.refresh_from_db()
    assert draft.status == "approved"
    story.keeps_to("return")


def test_a_deputy_may_act(cast, phone, story):
    deputy = cast_module.person("Муовинзода", cast.stranger, cast.places["MINT"])
    cochair = phone(cast.leading).starts_at("/")
    cochair.go("Аъзо")
    cochair.go("Раисон")
    cochair.press("Тағйир додан")
    cochair.go("Ба муовин супоридан")
    choice = cochair.field("Муовин").locator("option").filter(has_text="Муовинзода").inner_text()
    cochair.choose("Муовин", choice)
    cochair.go("Супоридан ба муовин")
    assert Delegation.objects.get().delegate == deputy
    story.keeps_to("deputy")


def test_who_leads_next_takes_the_hand_over_pack(cast, phone, story):
    scenes.published(cast, texts=(("action", "Ҳисобот диҳед."),), language="tg")
    incoming = phone(cast.incoming).starts_at("/")
    incoming.go("Кӣ кай раисӣ мекунад")
    incoming.go("Кушодани маводи супоридан")
    incoming.reads("Ҳисобот диҳед.")
    lines = incoming.page.locator("main p")
    assert "Ҳисобот диҳед." in pdf_text(incoming.take("Тоҷикӣ", lines.filter(has_text="PDF")))
    assert incoming.take("Тоҷикӣ", lines.filter(has_text="ZIP")).startswith(b"PK")
    story.keeps_to("handover")


def test_a_returned_nomination_is_handed_in_again(cast, phone, story, photo):
    nomination = submitted(cast)
    nominations.send_back(nomination, note="Имзо дида намешавад.", by=cast.secretary)
    focal = phone(cast.focal)
    focal.follows_letter(Notification.objects.get(code="members.returned").path)
    focal.reads("Имзо дида намешавад.")
    focal.write("Рақами мактуб", "12-4/302")
    focal.write("Санаи мактуб", day(-1).isoformat())
    focal.write("Имзокунанда", "Вазир")
    focal.attach("Нусхаи сканшуда ё акси мактуби имзошуда", photo)
    focal.go("Супоридан")
    nomination.refresh_from_db()
    assert nomination.status == "submitted"
    story.keeps_to("returned")


def test_an_institution_nominates_on_a_phone(cast, phone, story, photo):
    requests.ask(cast.places["MEWR"], capacity="member", working_days=15, by=cast.secretary)
    focal = phone(cast.focal)
    focal.follows_letter(Notification.objects.get(code="members.requested").path)
    focal.write("Насаб", "Қосимова")
    focal.write("Вазифа", "Сардори раёсат")
    focal.write("Суроғаи почтаи электронӣ", "dilbar@example.org")
    focal.go("Сабт кардан ва ба мактуб гузаштан")
    assert "Қосимова" in pdf_text(focal.take("PDF"))
    focal.write("Рақами мактуб", "12-4/301")
    focal.write("Санаи мактуб", day(-1).isoformat())
    focal.write("Имзокунанда", "Вазир")
    focal.attach("Нусхаи сканшуда ё акси мактуби имзошуда", photo)
    focal.go("Супоридан")
    assert Nomination.objects.get().status == "submitted"
    story.keeps_to("nominate")


def test_an_action_item_is_reported_done(cast, phone, story, photo):
    scenes.published(cast, texts=(("action", "Ҳисобот диҳед."),), language="tg")
    focal = phone(cast.focal).starts_at("/")
    focal.go(f"3/{day(-5).year}-T1")
    focal.go("Аз иҷро хабар додан")
    focal.write("Чӣ иҷро шуд", "Ҳисобот фиристода шуд.")
    focal.attach("Мактуб, санад ё акс, ки инро тасдиқ мекунад", photo)
    focal.go("Аз иҷро хабар додан")
    focal.reads("акс.png")
    story.keeps_to("report")


def test_a_forgotten_password(cast, phone, story):
    User.objects.filter(pk=cast.focal.pk).update(language="tg")
    focal = phone(None)
    focal.starts_at("/accounts/login/")
    focal.go("Рамзро фаромӯш кардед?")
    focal.write("Почтаи электронӣ", cast.focal.email)
    focal.go("Пайвандро ба ман фиристодан")
    focal.follows_letter(Notification.objects.latest("pk").path)
    for field in focal.page.locator("input[type=password]").all():
        field.fill("рамзи нави дарозу хуб")
    focal.go("Рамзро гузоштан")
    focal.go("Ворид шудан")
    sign_in(focal, cast.focal, "рамзи нави дарозу хуб")
    expect(focal.page.get_by_role("heading", level=1)).to_have_text("Асосӣ")
    story.keeps_to("password")


def test_the_operator_sees_what_is_due(cast, phone, story):
    scenes.published(
        cast, texts=(("action", "Сарбандро санҷед."),), language="tg", responsible=cast.places["OPERATOR"],
        due_kind="day", due_on=day(30),
    )  # fmt: skip
    operator = phone(cast.operator).starts_at("/")
    operator.go(f"3/{day(-5).year}-T1")
    operator.reads("Сарбандро санҷед.")
    story.keeps_to("due")


def test_a_member_reads_agenda_and_papers(cast, phone, story):
    meeting = scenes.planned(cast)
    agendas.attach_paper(meeting.items.get(), pdf("Маърӯза.pdf"), by=cast.secretary)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    member = phone(cast.member)
    member.follows_letter(Notification.objects.get(code="meetings.agenda", to_user=cast.member).path)
    assert "Safety of the dam" in pdf_text(member.take("Тоҷикӣ"))
    assert member.take("Маърӯза.pdf").startswith(b"%PDF")
    story.keeps_to("papers")


def test_an_observer_reads_published_minutes(cast, phone, story):
    scenes.published(cast, texts=(("decided", "Ба инобат гирифта шавад."),), language="tg")
    observer = phone(cast.observer).starts_at("/")
    observer.go("Ҷаласаи навбатӣ № 3")
    observer.reads("Ба инобат гирифта шавад.")
    assert "Ба инобат гирифта шавад." in pdf_text(observer.take("PDF · Забони асл: тоҷикӣ"))
    story.keeps_to("published")


def test_an_administrator_invites_a_user(cast, phone, story):
    administrator = phone(cast.administrator).starts_at("/")
    banner = administrator.page.get_by_role("banner")
    administrator.press("Admin", banner)
    administrator.go("Танзимот", banner)
    administrator.go("Истифодабарандаро даъват кардан")
    administrator.write("Суроғаи почтаи электронӣ", "nozir@example.org")
    administrator.write("Ном", "Нозири нав")
    administrator.tick("Нозир:")
    administrator.go("Даъватномаро фиристодан")
    assert User.objects.get(email="nozir@example.org").groups.get().name == "observer"
    story.keeps_to("invite")
