"""Nominations in a real browser: asked, drafted, signed, accepted, renewed, replaced, handed over."""

import re

import pytest
from docx import Document

from iiwg.accounts.models import User
from members.institutions import services as institutions
from members.institutions.models import Institution
from members.nominations.models import Nomination, NominationRequest
from members.people.services import people
from members.seats.models import MembershipTerm
from tests import cast as cast_module
from tests import scenes
from tests.browser.conftest import scan
from tests.scenes import day, pdf_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_from_the_request_to_the_hand_over(open_as, tmp_path, language):
    cast = cast_module.build()
    signed = tmp_path / "Мактуб.pdf"
    signed.write_bytes(PDF)
    desk = open_as(cast.secretary, language)
    first = asked(desk, cast.places["MEWR"])
    phone = open_as(cast.focal, language, phone=True)
    nominate(phone, first, "Қосимова", tmp_path)
    hand_in(phone, signed, "12-4/301")
    accept(desk, Nomination.objects.get())
    term = MembershipTerm.objects.get(seat__unit=cast.places["MEWR"])
    renew(desk, term, signed)
    assert MembershipTerm.objects.filter(seat=term.seat, person=term.person).count() == 2
    replaced(desk, phone, cast, signed, tmp_path)
    take_over(open_as, cast, language)
    assert desk.errors_seen == []
    assert phone.errors_seen == []


def asked(page, unit: Institution) -> NominationRequest:
    """The secretary asks one institution for a member."""
    page.goto("/members/nominations/")
    scan(page)
    page.goto("/members/nominations/ask/")
    scan(page)
    for box in page.locator("input[name=units]").all():
        box.set_checked(box.get_attribute("value") == str(unit.pk))
    page.click("main form .btn-primary")
    page.wait_for_selector("tr a[href*='/requests/']")
    scan(page)
    return NominationRequest.objects.get(seat__unit=unit, status="open")


def nominate(page, request, family: str, tmp_path) -> None:
    """The focal point opens the link on a phone, names the person and takes the draft letter."""
    page.goto(f"/members/nominations/requests/{request.pk}/")
    scan(page)
    page.fill("input[name=family_name]", family)
    page.fill("input[name=given_name]", "Дилбар")
    page.fill("input[name=job_title]", "Сардори раёсат")
    page.fill("input[name=email]", f"{abs(hash(family))}@example.org")
    page.click("main form .btn-primary")
    page.wait_for_url(re.compile(r"/members/nominations/\d+/$"))
    scan(page)
    with page.expect_download() as loading:
        page.click('a[href$="/draft.pdf"]')
    assert family in pdf_text(loading.value.path().read_bytes())
    with page.expect_download() as loading:
        page.click('a[href$="/draft.docx"]')
    copy = tmp_path / "draft.docx"
    loading.value.save_as(copy)
    cells = [cell.text for table in Document(copy).tables for row in table.rows for cell in row.cells]
    assert any(family in cell for cell in cells)


def hand_in(page, signed, number: str) -> None:
    """The signed scan goes in with its number, date and signatory."""
    page.fill("input[name=number]", number)
    page.fill("input[name=date]", day(-1).isoformat())
    page.fill("input[name=signatory]", "DEMO Minister")
    page.set_input_files("input[name=scan]", signed)
    with page.expect_navigation():  # the form goes when its file has arrived
        page.click('form[action$="/submit/"] .btn-primary')
    page.wait_for_selector(".notice-done")
    scan(page)


def accept(page, nomination: Nomination) -> None:
    """The secretary finds it on the home page, reads the scan and accepts."""
    page.goto("/")
    scan(page)
    page.click(f'a[href="/members/nominations/{nomination.pk}/"]')
    scan(page)
    page.check("input[name=who][value=new]")
    page.click('form[action$="/accept/"] .btn-primary')
    page.wait_for_selector(".notice-done")
    nomination.refresh_from_db()
    assert nomination.status == "accepted"


def renew(page, term: MembershipTerm, signed) -> None:
    """Another term of the same person, in one step."""
    page.goto("/members/")
    scan(page)
    page.click(f'a[href="/members/terms-of-members/{term.pk}/renew/"]')
    scan(page)
    page.fill("input[name=number]", "12-4/999")
    page.fill("input[name=date]", day(-1).isoformat())
    page.fill("input[name=signatory]", "DEMO Minister")
    page.set_input_files("input[name=scan]", signed)
    page.click("main form .btn-primary")
    page.wait_for_url(re.compile(r"/members/$"))


def replaced(desk, phone, cast, signed, tmp_path) -> None:
    """The institution of the member names somebody else: the term ends, the account closes."""
    institutions.grant_focal_point(cast.places["CEP"], cast.focal, by=cast.secretary)
    request = asked(desk, cast.places["CEP"])
    nominate(phone, request, "Ворисзода", tmp_path)
    hand_in(phone, signed, "7/12")
    accept(desk, Nomination.objects.get(seat__unit=cast.places["CEP"]))
    cast.membership.refresh_from_db()
    assert cast.membership.end_reason == "replaced"
    assert not User.objects.get(pk=cast.member.pk).is_active


def take_over(open_as, cast, language) -> None:
    """The successor signs in for the first time and sees what is open and what was agreed last."""
    scenes.published(
        cast, texts=(("action", "Open task."),), responsible=cast.places["CEP"], due_kind="day", due_on=day(9)
    )
    successor = MembershipTerm.objects.holding().get(seat__unit=cast.places["CEP"]).person
    account = cast_module.user("successor@example.org")
    account.set_password(cast_module.PASSWORD)
    account.save()
    people.join_account(successor, account, by=cast.secretary)
    page = open_as(account, language)
    scan(page)
    card = page.locator("section.card.next").first
    assert "Аъзозода" in card.inner_text()
    assert "Open task." in card.inner_text()
    assert page.errors_seen == []
