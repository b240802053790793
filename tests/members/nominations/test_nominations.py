"""The nomination desk: ask, nominate by letter, accept, renew, replace."""

import datetime
from io import BytesIO

import pytest
from dateutil.relativedelta import relativedelta
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from docx import Document

from iiwg.accounts.models import User
from iiwg.documents.services import store_file
from iiwg.notifications.models import Notification
from iiwg.notifications.reminders import run
from iiwg.workflow.tables import Refused
from members.calendar import models
from members.calendar import services as calendar
from members.calendar.models import Holiday
from members.institutions import services as institutions
from members.institutions.models import Institution
from members.institutions.official_letter import OfficialLetter
from members.letters import services as letters
from members.nominations.models import Nomination, NominationRequest
from members.nominations.rules import visible_nominations, visible_requests
from members.nominations.services import acceptance, nominations, requests, steps, tracker
from members.people.models import Person
from members.people.services import people, posts
from members.seats.models import LpiEntry, LpiVersion, MembershipTerm, Seat
from members.seats.services import memberships, seats
from members.terms.enums import Topic
from tests.cast import institution, user
from tests.cast import people as everybody
from tests.scenes import day, pdf_text

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%%EOF\n"
LETTER = {"number": "12-4/301", "date": day(-1), "signatory": "Minister A. DEMO"}
PERSON = {
    "family_name": "Қосимова",
    "given_name": "Дилбар",
    "patronymic": "",
    "latin_name": "Dilbar Qosimova",
    "job_title": "Сардори раёсат",
    "language": "tg",
    "email": "dilbar@example.org",
    "phone": "",
    "starts_on": day(),
    "ends_on": None,
}


def paper():
    """The scan of a signed letter as a browser sends it."""
    return SimpleUploadedFile("letter.pdf", PDF)


def signed(**changed) -> OfficialLetter:
    """What the letter of an institution says; with its scan where one is given."""
    return OfficialLetter(**{**LETTER, **changed})


def scan(cast):
    """A kept scan of a signed letter."""
    return store_file(SimpleUploadedFile("letter.pdf", PDF), by=cast.secretary)


def asked(cast, unit="MEWR", **options):
    """A request to an institution."""
    options = {"capacity": "member", "working_days": 15, **options}
    return requests.ask(cast.places[unit], by=cast.secretary, **options)


def named(cast, unit="MEWR", by=None, **facts):
    """A nomination for the seat an institution was asked for."""
    request = NominationRequest.objects.filter(seat__unit=cast.places[unit], status="open").first() or asked(
        cast, unit
    )
    return nominations.prepare(
        request.seat, nomination_request=request, by=by or cast.focal, **{**PERSON, **facts}
    )


def submitted(cast, unit="MEWR", with_scan=True, by=None, **facts):
    """A nomination handed in with its letter."""
    nomination = named(cast, unit, by, **facts)
    nominations.submit(nomination, letter=signed(scan=paper() if with_scan else None), by=by or cast.focal)
    nomination.refresh_from_db()
    return nomination


def accepted(cast, unit="MEWR", by=None, **facts):
    """A nomination the secretariat accepted as a new person."""
    nomination = submitted(cast, unit, by=by, **facts)
    acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)
    return nomination


# --- asking ---------------------------------------------------------------------------------------------------------


def test_a_request_is_a_letter_in_the_language_of_the_institution_and_a_link(cast):
    request = asked(cast)
    letter = requests.first_letter(request)
    assert letter.language == "tg"
    assert "Вазорати энергетика ва захираҳои об" in letter.document.html
    told = Notification.objects.get(code="members.requested")
    assert told.to_email == "focal@example.org"
    assert told.path == f"/members/nominations/requests/{request.pk}/"


def test_the_due_date_counts_working_days_by_the_calendar(cast):
    monday = datetime.date(2026, 3, 16)
    assert calendar.add_working_days(monday, 5) == datetime.date(2026, 3, 23)
    for number in (20, 23, 24):
        calendar.set_day(
            datetime.date(2026, 3, number), kind="day_off", name="", source="", by=cast.secretary
        )
    calendar.set_day(datetime.date(2026, 3, 21), kind="working", name="", source="", by=cast.secretary)
    assert calendar.add_working_days(monday, 5) == datetime.date(2026, 3, 25)


def test_public_holidays_are_proposed_once_and_marked_to_be_checked(cast):
    first = calendar.propose(2026, by=cast.secretary)
    assert first > 5
    assert calendar.propose(2026, by=cast.secretary) == 0
    assert set(Holiday.objects.values_list("source", flat=True)) == {models.PUBLIC_LIST}


def test_a_seat_is_asked_for_once_at_a_time(cast):
    first = asked(cast)
    with pytest.raises(Refused, match="was asked already"):
        asked(cast)
    requests.withdraw_request(first, by=cast.secretary)
    assert asked(cast).pk != first.pk


def test_only_institutions_of_the_pool_are_asked_for_a_co_chair(cast):
    academy = institution("NAST")
    with pytest.raises(Refused) as refusal:
        requests.ask(academy, capacity="cochair", working_days=5, by=cast.secretary)
    assert refusal.value.basis == Topic.CHAIRING


def test_alternates_only_where_the_terms_allow_them(cast, unsealed):
    with unsealed():
        type(cast.terms).objects.filter(pk=cast.terms.pk).update(alternates_allowed=False)
    with pytest.raises(Refused, match="do not allow alternates"):
        asked(cast, capacity="alternate")


@pytest.mark.covers("R-177")
def test_a_ministry_with_two_member_units_is_expected_to_nominate_two(cast, signed_in):
    for code in ("MEWR-GTS", "MEWR-WR"):
        unit = institutions.add(code=code, kind="authority", names={"en": f"Unit {code}"}, by=cast.secretary)
        institutions.set_parent(unit, cast.places["MEWR"], starts_on=None, by=cast.secretary)
        Seat.objects.create(unit=unit)
    codes = [unit.code for unit in seats.expected_units()]
    assert codes.count("MEWR") == 0
    assert {"MEWR-GTS", "MEWR-WR"} <= set(codes)
    page = signed_in(cast.secretary).get("/members/nominations/ask/").content.decode()
    assert "Unit MEWR-GTS" in page and "Unit MEWR-WR" in page


@pytest.mark.covers("R-178")
def test_a_letter_to_a_unit_goes_to_the_ministry_with_the_unit_named(cast):
    unit = institutions.add(
        code="MINT-MPM",
        kind="authority",
        names={"en": "Department of Mining and Precious Metals", "tg": "Раёсати саноати кӯҳкорӣ"},
        by=cast.secretary,
    )
    institutions.set_parent(unit, cast.places["MINT"], starts_on=None, by=cast.secretary)
    request = requests.ask(unit, capacity="member", working_days=10, by=cast.secretary)
    letter = requests.first_letter(request)
    assert letter.addressee == cast.places["MINT"].name("tg")
    assert cast.places["MINT"].name("tg") in letter.document.html
    assert "Раёсати саноати кӯҳкорӣ" in letter.document.html


@pytest.mark.covers("R-059")
def test_after_a_rename_new_letters_bear_the_new_name_and_old_letters_keep_the_old_one(cast):
    place = institutions.add(code="NAST", kind="academia", names={"tg": "Академияи илмҳо"}, by=cast.secretary)
    first = requests.ask(place, capacity="member", working_days=10, by=cast.secretary)
    requests.withdraw_request(first, by=cast.secretary)
    institutions.add_name(
        place,
        language="tg",
        kind="official",
        text="Академияи миллии илмҳои Тоҷикистон",
        starts_on=day(),
        by=cast.secretary,
    )
    place = Institution.objects.get(pk=place.pk)
    second = requests.ask(place, capacity="member", working_days=10, by=cast.secretary)
    assert "Академияи миллии илмҳои Тоҷикистон" in requests.first_letter(second).document.html
    old = requests.first_letter(first).document.html
    assert "Академияи илмҳо" in old
    assert "миллии" not in old


def test_the_letter_can_be_printed_signed_and_recorded_as_sent(cast, signed_in):
    request = asked(cast)
    letter = requests.first_letter(request)
    client = signed_in(cast.secretary)
    text = pdf_text(client.get(f"/members/letters/{letter.pk}/text.pdf").content)
    assert "захираҳои об" in text
    client.post(
        f"/members/letters/{letter.pk}/sent/",
        {
            "number": "01/77",
            "date": day().isoformat(),
            "signatory": "DEMO",
            "scan": SimpleUploadedFile("s.pdf", PDF),
        },
    )
    letter.refresh_from_db()
    assert (letter.status, letter.our_number, letter.scan.file_name) == ("sent", "01/77", "s.pdf")
    with pytest.raises(Refused):
        letters.record_sent(letter, letter=OfficialLetter("2", day()), by=cast.secretary)


# --- nominating -----------------------------------------------------------------------------------------------------


def test_the_draft_letter_carries_the_name_as_docx_and_pdf(cast, signed_in):
    nomination = named(cast)
    client = signed_in(cast.focal)
    text = pdf_text(client.get(f"/members/nominations/{nomination.pk}/draft.pdf").content)
    assert "Қосимова Дилбар" in text and "Сардори раёсат" in text
    content = client.get(f"/members/nominations/{nomination.pk}/draft.docx").content
    cells = [
        cell.text for table in Document(BytesIO(content)).tables for row in table.rows for cell in row.cells
    ]
    assert any("Қосимова Дилбар" in cell for cell in cells)


def test_one_link_leads_from_the_name_to_the_handed_in_letter(cast, signed_in):
    request = asked(cast)
    client = signed_in(cast.focal)
    link = request.get_absolute_url()
    data = {**PERSON, "starts_on": day().isoformat(), "ends_on": ""}
    target = client.post(link, data).url
    assert client.get(link).url == target
    done = client.post(
        f"{target}submit/",
        {
            "number": "12-4/301",
            "date": day(-1).isoformat(),
            "signatory": "DEMO",
            "scan": SimpleUploadedFile("x.pdf", PDF),
        },
    )
    assert done.url == target
    nomination = Nomination.objects.get()
    assert (nomination.status, nomination.on_behalf, nomination.letter.their_number) == (
        "submitted",
        False,
        "12-4/301",
    )
    assert Notification.objects.filter(code="members.submitted", to_email=cast.secretary.email).exists()


@pytest.mark.covers("R-065")
def test_a_nomination_of_an_institution_outside_the_list_is_held_for_a_decision(cast, signed_in):
    ngo = institution("NGO", kind="ngo")
    institutions.grant_focal_point(ngo, cast.stranger, by=cast.secretary)
    nomination = nominations.prepare_unasked(ngo, capacity="member", by=cast.stranger, **PERSON)
    nominations.submit(nomination, letter=signed(scan=paper()), by=cast.stranger)
    nomination.refresh_from_db()
    assert nomination.status == "held"
    with pytest.raises(Refused, match="status is"):
        acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)
    with pytest.raises(Refused) as refusal:
        nominations.release(nomination, by=cast.secretary)
    assert refusal.value.basis == Topic.LIST
    page = signed_in(cast.secretary).get(f"/members/nominations/{nomination.pk}/").content.decode()
    assert "not on the List of Participating Institutions" in page


@pytest.mark.covers("R-057")
def test_an_accepted_ngo_is_a_member_with_the_same_rights(cast, signed_in):
    ngo = institution("NGO", kind="ngo")
    LpiEntry.objects.create(version=LpiVersion.objects.on().get(), institution=ngo, ordinal=9)
    institutions.grant_focal_point(ngo, cast.stranger, by=cast.secretary)
    nomination = nominations.prepare_unasked(ngo, capacity="member", by=cast.stranger, **PERSON)
    nominations.submit(nomination, letter=signed(scan=paper()), by=cast.stranger)
    nomination.refresh_from_db()
    assert nomination.status == "submitted"
    acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)
    account = user("dilbar@example.org")
    people.join_account(nomination.person, account, by=cast.secretary)
    account = User.objects.get(pk=account.pk)
    for permission in (
        "members.view_register",
        "meetings.view_meetings",
        "actions.view_actionitems",
        "members.view_contacts",
    ):
        assert account.has_perm(permission) == cast.member.has_perm(permission) is True, permission


@pytest.mark.covers("R-067")
def test_nothing_is_confirmed_without_the_scan_of_the_letter(cast, signed_in):
    nomination = submitted(cast, with_scan=False)
    page = signed_in(cast.secretary).post(f"/members/nominations/{nomination.pk}/accept/", {"who": "new"})
    assert page.status_code == 422
    assert "The scan of the signed nomination letter is missing." in page.content.decode()
    assert "paragraph 19" in page.content.decode()
    nomination.refresh_from_db()
    assert nomination.status == "submitted"
    assert not MembershipTerm.objects.filter(seat=nomination.seat).exists()


def test_a_letter_without_number_date_or_signatory_is_not_handed_in(cast):
    nomination = named(cast)
    for missing in ("number", "signatory"):
        with pytest.raises(Refused) as refusal:
            nominations.submit(nomination, letter=signed(scan=paper(), **{missing: ""}), by=cast.focal)
        assert refusal.value.basis == Topic.NOMINATION


@pytest.mark.covers("R-068")
def test_a_term_is_at_least_two_years_and_the_refusal_says_until_when(cast, signed_in, unsealed):
    with unsealed():
        type(cast.terms).objects.filter(pk=cast.terms.pk).update(starts_on=datetime.date(2020, 1, 1))
    request = asked(cast)
    data = {**PERSON, "starts_on": "2025-03-01", "ends_on": "2026-12-31"}
    page = signed_in(cast.focal).post(request.get_absolute_url(), data)
    assert page.status_code == 422
    assert "28\xa0February\xa02027" in page.content.decode()
    assert 'value="2026-12-31"' in page.content.decode()
    data["ends_on"] = "2027-02-28"
    assert signed_in(cast.focal).post(request.get_absolute_url(), data).status_code == 302


def test_a_nomination_without_an_end_lasts_the_shortest_term(cast):
    nomination = accepted(cast)
    begins = nomination.term.starts_on
    assert nomination.term.ends_on == begins + relativedelta(months=24) - datetime.timedelta(days=1)


def test_a_returned_nomination_is_changed_and_handed_in_again_with_its_letter(cast):
    nomination = submitted(cast)
    with pytest.raises(Refused, match="needs a reason"):
        nominations.send_back(nomination, note=" ", by=cast.secretary)
    nominations.send_back(nomination, note="The name differs.", by=cast.secretary)
    assert Notification.objects.filter(code="members.returned", text__contains="The name differs.").exists()
    nominations.change(nomination, by=cast.focal, **{**PERSON, "job_title": "Муовини сардор"})
    nominations.submit(nomination, letter=signed(), by=cast.focal)
    nomination.refresh_from_db()
    assert (nomination.status, nomination.letter.scan is not None) == ("submitted", True)


def test_a_letter_signed_for_one_person_does_not_confirm_another(cast):
    nomination = submitted(cast)
    nominations.send_back(nomination, note="Who is it?", by=cast.secretary)
    nominations.change(nomination, by=cast.focal, **{**PERSON, "family_name": "Дигарзода"})
    nominations.submit(nomination, letter=signed(), by=cast.focal)
    with pytest.raises(Refused, match="scan of the signed"):
        acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)


def test_acceptance_makes_person_post_term_and_closes_the_request(cast):
    nomination = accepted(cast)
    assert nomination.person.full_name("tg") == "Қосимова Дилбар"
    assert nomination.person.post_on(day(), cast.places["MEWR"]).title_tg == "Сардори раёсат"
    assert nomination.term.letter_number == "12-4/301"
    assert nomination.request.status == "answered"
    assert Notification.objects.filter(code="members.accepted").exists()


def test_an_accepted_nomination_is_sealed(cast):
    nomination = accepted(cast)
    with pytest.raises(IntegrityError):
        Nomination.objects.filter(pk=nomination.pk).update(family_name="Other")


@pytest.mark.parametrize("written", ["Kosimova", "Қосимова", "Косимова", "Qosimova"])
def test_the_same_person_under_another_address_is_recognised_and_never_doubled(cast, written):
    known = people.add(
        family_name="Қосимова",
        given_name="Дилбар",
        emails=["other@example.org"],
        latin_name="Dilbar Qosimova",
        by=cast.secretary,
    )
    given = "Dilbar" if written.isascii() else "Дилбар"
    nomination = submitted(cast, family_name=written, given_name=given, latin_name="")
    assert acceptance.candidates(nomination) == [known]
    with pytest.raises(Refused, match="Say whether it is the same person"):
        acceptance.accept(nomination, person=None, is_new=False, by=cast.secretary)
    acceptance.accept(nomination, person=known, is_new=False, by=cast.secretary)
    assert Person.objects.filter(family_name__in=["Қосимова", written]).count() == 1
    assert {str(email) for email in known.emails.all()} == {"other@example.org", "dilbar@example.org"}


def test_somebody_else_of_another_name_is_not_offered(cast):
    people.add(family_name="Қосимова", given_name="Мавзуна", by=cast.secretary)
    assert acceptance.candidates(submitted(cast)) == []


def test_two_accept_at_once_and_one_succeeds(cast):
    nomination = accepted(cast)
    with pytest.raises(Refused, match="not possible now"):
        acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)
    assert MembershipTerm.objects.filter(seat=nomination.seat).count() == 1


# --- renewal, replacement, lapse ------------------------------------------------------------------------------------


@pytest.mark.covers("R-070")
def test_a_fourth_term_in_a_row_is_one_step_without_any_warning(cast, signed_in):
    client = signed_in(cast.secretary)
    term = cast.membership
    for number in range(2, 5):
        begins = acceptance.next_start(term)
        page = client.post(
            f"/members/terms-of-members/{term.pk}/renew/",
            {
                "starts_on": begins.isoformat(),
                "ends_on": "",
                "number": f"{number}",
                "date": day(-1).isoformat(),
                "signatory": "DEMO",
                "scan": SimpleUploadedFile("x.pdf", PDF),
            },
            follow=True,
        )
        assert "limit" not in page.content.decode().lower()
        term = MembershipTerm.objects.filter(seat=term.seat).order_by("-starts_on").first()
    assert MembershipTerm.objects.filter(seat=cast.membership.seat, person=cast.member_person).count() == 4


def test_an_early_replacement_ends_the_term_and_closes_the_account_while_records_stay(cast):
    asked(cast, "CEP")
    nomination = accepted(cast, "CEP", by=cast.member)
    cast.membership.refresh_from_db()
    assert (cast.membership.ends_on, cast.membership.end_reason) == (day(-1), "replaced")
    cast.member.refresh_from_db()
    assert not cast.member.is_active
    assert Person.objects.filter(pk=cast.member_person.pk).exists()
    assert nomination.term.person.full_name("tg") == "Қосимова Дилбар"


def test_an_account_that_another_task_needs_stays_open(cast):
    institutions.grant_focal_point(cast.places["CEP"], cast.member, by=cast.secretary)
    accepted(cast, "CEP", by=cast.member)
    cast.member.refresh_from_db()
    assert cast.member.is_active


def test_a_co_chair_is_nominated_by_letter_and_a_term_under_way_is_divided(cast):
    request = requests.ask(cast.places["MINT"], capacity="cochair", working_days=5, by=cast.secretary)
    nomination = nominations.prepare(request.seat, nomination_request=request, by=cast.secretary, **PERSON)
    nominations.submit(nomination, letter=signed(scan=paper()), on_behalf=True, by=cast.secretary)
    nomination.refresh_from_db()
    acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)
    cast.lead_term.refresh_from_db()
    assert (cast.lead_term.person, cast.lead_term.ends_on) == (cast.leading_person, day(-1))
    from members.chairs.services import chairs

    assert chairs.leading().person == nomination.person
    assert chairs.leading(day(-1)).person == cast.leading_person
    assert cast.lead_term.following() == cast.next_term


def test_a_lapsed_term_warns_and_takes_no_right_away(cast):
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=day(-1))
    assert list(MembershipTerm.objects.acting_past()) == [cast.membership]
    member = User.objects.get(pk=cast.member.pk)
    assert member.has_perm("members.view_institution", cast.places["CEP"])
    text = "\n".join(letter.text for letter in run(day()))
    assert "Аъзозода" in text
    memberships.end(cast.membership, ends_on=day(-1), reason="left", by=cast.secretary)
    assert not MembershipTerm.objects.acting_past().exists()


def test_a_lapsing_term_is_announced_90_30_and_0_days_before_and_then_monthly(cast):
    ends = day(100)
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=ends)
    sent = {
        left: any("Аъзозода" in letter.text for letter in run(ends - datetime.timedelta(days=left)))
        for left in (91, 90, 31, 30, 1, 0, -1, -29, -30, -59, -60)
    }
    assert [left for left, told in sent.items() if told] == [90, 30, 0, -30, -60]


# --- tracker --------------------------------------------------------------------------------------------------------


def waiting_since(request, days, due):
    """Move a request into the past."""
    NominationRequest.objects.filter(pk=request.pk).update(requested_on=day(-days), due_on=day(due))


@pytest.mark.covers("R-155")
def test_a_request_without_an_answer_for_30_days_is_red_with_a_remind_button(cast, signed_in):
    request = asked(cast)
    waiting_since(request, 30, -9)
    client = signed_in(cast.secretary)
    page = client.get("/members/nominations/").content.decode()
    row = page[page.index('<tr class="late">') :]
    assert "badge-overdue" in row
    assert "<strong>30</strong>" in row
    assert f"/members/nominations/requests/{request.pk}/remind/" in row
    client.post(f"/members/nominations/requests/{request.pk}/remind/")
    reminder = request.letters.get(kind="reminder")
    assert "Вазорати энергетика" in reminder.document.html
    assert Notification.objects.filter(code="members.reminded", to_email=cast.focal.email).exists()
    text = pdf_text(client.get("/members/nominations/status.pdf?language=ru").content)
    assert "Министерство энергетики и водных ресурсов" in text
    assert "30" in text


def test_late_ones_stand_first_and_days_are_counted_by_stage(cast):
    early = asked(cast, "MEWR")
    late = asked(cast, "COES")
    waiting_since(early, 40, 5)
    waiting_since(late, 20, -1)
    rows = tracker.under_way(NominationRequest.objects.all(), Nomination.objects.all(), day())
    assert [(row.seat.unit.code, row.late, row.days) for row in rows] == [
        ("COES", True, 20),
        ("MEWR", False, 40),
    ]
    nomination = submitted(cast, "COES", by=cast.secretary)
    Nomination.objects.filter(pk=nomination.pk).update(
        submitted_at=nomination.submitted_at - datetime.timedelta(days=4)
    )
    rows = tracker.under_way(NominationRequest.objects.all(), Nomination.objects.all(), day())
    row = next(row for row in rows if row.seat.unit.code == "COES")
    assert (row.late, row.with_institution, row.with_secretariat, row.days) == (False, 16, 4, 4)


def test_what_was_accepted_stands_apart_the_newest_first_and_no_more_than_asked_for(cast, unsealed):
    for unit, days in (("MEWR", 3), ("COES", 9), ("MINT", 1)):
        nomination = accepted(cast, unit, by=cast.secretary, family_name=unit, email=f"{unit}@example.org")
        with unsealed():
            earlier = nomination.decided_at - datetime.timedelta(days=days)
            Nomination.objects.filter(pk=nomination.pk).update(decided_at=earlier)
    asked(cast, "STATE_SERVICE")
    everything = (NominationRequest.objects.all(), Nomination.objects.all(), day())
    assert [row.seat.unit.code for row in tracker.under_way(*everything)] == ["STATE_SERVICE"]
    assert [row.seat.unit.code for row in tracker.answered(*everything, most=2)] == ["MINT", "MEWR"]


def test_a_nomination_nobody_asked_for_stands_among_those_under_way_until_it_is_accepted(cast):
    request = asked(cast)
    nomination = submitted(cast)
    NominationRequest.objects.filter(pk=request.pk).update(status="withdrawn")
    everything = (NominationRequest.objects.all(), Nomination.objects.all(), day())
    assert [row.nomination for row in tracker.under_way(*everything)] == [nomination]
    assert tracker.answered(*everything, most=9) == []


@pytest.mark.covers("R-158")
def test_an_observer_sees_where_nominations_stand_by_institution_and_no_name(cast, signed_in):
    submitted(cast)
    page = signed_in(cast.observer).get("/members/nominations/").content.decode()
    assert "Ministry of Energy and Water Resources" in page
    assert "Қосимова" not in page
    assert "Submitted" in page


@pytest.mark.covers("R-157")
def test_a_template_of_four_steps_gives_four_dated_steps(cast, signed_in):
    request = asked(cast)
    client = signed_in(cast.secretary)
    lines = "Department; 2\nLegal department; 5\nDeputy minister; 3\nMinister; 5"
    client.post("/members/calendar/steps/add/", {"name": "Ministry", "steps": lines})
    from members.nominations.models import StepTemplate

    template = StepTemplate.objects.get()
    client.post(f"/members/nominations/requests/{request.pk}/steps/", {"template": template.pk})
    planned = list(request.steps.values_list("title", "planned_on"))
    assert [title for title, _day in planned] == [
        "Department",
        "Legal department",
        "Deputy minister",
        "Minister",
    ]
    assert planned[0][1] == calendar.add_working_days(request.requested_on, 2)
    assert planned[3][1] == calendar.add_working_days(request.requested_on, 15)
    steps.change(template, name="Ministry", steps=[("Only one", 1)], by=cast.secretary)
    assert request.steps.count() == 4


def test_an_open_request_reminds_three_days_before_and_weekly_after(cast):
    request = asked(cast)
    waiting_since(request, 20, 20)
    due = day(20)
    names = [cast.places["MEWR"].name(language) for language in ("tg", "ru", "en")]

    def told(left):
        sent = run(due - datetime.timedelta(days=left))
        return any(name in letter.text for name in names for letter in sent)

    assert [left for left in (4, 3, 1, 0, -1, -7) if told(left)] == [3, 0, -7]


# --- who may --------------------------------------------------------------------------------------------------------


def test_what_one_sees_is_what_one_may_open(cast):
    nomination = submitted(cast)
    for name, who in everybody(cast).items():
        sees = visible_nominations(who).filter(pk=nomination.pk).exists()
        assert sees == who.has_perm("members.view_nomination", nomination), name
        sees = visible_requests(who).filter(pk=nomination.request_id).exists()
        assert sees == who.has_perm("members.view_request", nomination.request), name


def test_an_institution_hands_in_for_its_units_but_for_no_other(cast):
    unit = institutions.add(code="UNIT", kind="authority", names={"en": "Unit"}, by=cast.secretary)
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=None, by=cast.secretary)
    request = requests.ask(unit, capacity="member", working_days=5, by=cast.secretary)
    assert cast.focal.has_perm("members.submit_nomination", request)
    assert not cast.member.has_perm("members.submit_nomination", request)
    with pytest.raises(Refused, match="do not speak"):
        nominations.prepare_unasked(cast.places["COES"], capacity="member", by=cast.focal, **PERSON)


def test_the_desk_asks_as_much_for_ten_rows_as_for_one(cast, signed_in):
    client = signed_in(cast.secretary)
    asked(cast)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/members/nominations/")
        return len(captured)

    client.get("/members/nominations/")
    before = queries()
    for number in range(10):
        requests.ask(institution(f"N{number}"), capacity="member", working_days=5, by=cast.secretary)
    assert queries() == before


# --- what the Terms say ---------------------------------------------------------------------------------------------


def terms_say(cast, unsealed, **settings):
    """The Terms of Reference of today say something else."""
    with unsealed():
        type(cast.terms).objects.filter(pk=cast.terms.pk).update(**settings)


def test_where_the_terms_ask_for_no_letter_the_scan_may_be_missing(cast, unsealed):
    terms_say(cast, unsealed, nomination_requires_letter=False)
    nomination = submitted(cast, with_scan=False)
    acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)
    assert nomination.status == "accepted"


def test_more_terms_than_the_terms_allow_are_refused(cast, unsealed):
    terms_say(cast, unsealed, max_terms=1)
    with pytest.raises(Refused, match="At most: 1") as refusal:
        renewed(cast)
    assert refusal.value.basis == Topic.MEMBERSHIP


def renewed(cast):
    """Another term of the member."""
    return acceptance.renew(
        cast.membership,
        starts_on=day(),
        ends_on=None,
        letter=signed(scan=paper()),
        by=cast.secretary,
    )


def test_the_reason_says_whether_the_same_person_goes_on(cast):
    assert renewed(cast).reason == "renewal"
    request = asked(cast, "CEP")
    assert request.reason == "renewal"
    assert "ба охир мерасад" in requests.first_letter(request).document.html
    MembershipTerm.objects.filter(seat__unit=cast.places["CEP"]).update(end_reason="")
    nomination = nominations.prepare(
        request.seat, nomination_request=request, by=cast.secretary, **{**PERSON, "starts_on": day(1)}
    )
    nominations.submit(nomination, letter=signed(scan=paper()), on_behalf=True, by=cast.secretary)
    nomination.refresh_from_db()
    acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)
    assert nomination.reason == "replacement"


@pytest.mark.parametrize("language", ["tg", "en"])
def test_a_post_that_is_on_record_is_not_entered_twice_whatever_the_language_of_the_page(cast, language):
    known = people.add(family_name="Қосимова", given_name="Дилбар", by=cast.secretary)
    posts.add_post(
        known,
        institution=cast.places["MEWR"],
        starts_on=None,
        title_tg=PERSON["job_title"],
        by=cast.secretary,
    )
    nomination = submitted(cast)
    with translation.override(language):
        acceptance.accept(nomination, person=known, is_new=False, by=cast.secretary)
    assert known.posts.count() == 1


def test_what_was_asked_and_done_leaves_the_home_page(cast):
    def waits(code):
        return Notification.objects.filter(code=code, read_at__isnull=True).exists()

    nomination = named(cast)
    assert waits("members.requested")
    nominations.submit(nomination, letter=signed(scan=paper()), by=cast.focal)
    assert not waits("members.requested")
    nomination.refresh_from_db()
    nominations.send_back(nomination, note="Mend it.", by=cast.secretary)
    assert waits("members.returned")
    nominations.submit(nomination, letter=signed(), by=cast.focal)
    assert not waits("members.returned")
