"""The preset of Kazakhstan, and the blank one."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from iiwg.accounts.models import User
from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.attendance import services as attendance
from meetings.meeting.models import Meeting
from meetings.meeting.services import meetings
from meetings.minutes.services import approvals
from members.chairs.models import ChairingTerm
from members.chairs.services import chairs, officials, turns
from members.institutions import services as institutions
from members.institutions.models import Institution, Succession
from members.institutions.official_letter import NO_LETTER
from members.institutions.rules import represented_by
from members.nominations.services import acceptance, nominations
from members.people.services import people
from members.seats.models import LpiVersion, Seat
from members.seats.services import seats
from members.terms.models import TermsOfReference
from tests import scenes
from tests.cast import person, user
from tests.members.nominations.test_nominations import PERSON, paper, signed

pytestmark = pytest.mark.django_db
D = datetime.date


@pytest.fixture
def kazakhstan(db):
    """The group of Kazakhstan as public sources tell of it, with a secretary."""
    from types import SimpleNamespace

    call_command("load_preset", "kz", verbosity=0)
    return SimpleNamespace(
        secretary=user("secretary@example.org", "secretariat"),
        places=Institution.objects.with_names().in_bulk(field_name="code"),
    )


def test_the_committee_that_moved_and_was_renamed_is_right_on_every_day(kazakhstan):
    committee = Institution.objects.with_names().get(code="CWR")
    assert committee.name("ru", D(2024, 6, 30)) == "Комитет по водным ресурсам"
    assert committee.name("ru", D(2024, 7, 1)).startswith("Комитет по регулированию")
    assert committee.parent(D(2023, 8, 31)).code == "MENR"
    assert committee.parent(D(2023, 9, 1)).code == "MWRI"


def test_a_department_is_succeeded_by_a_committee_and_never_by_itself(kazakhstan, signed_in):
    row = Succession.objects.get()
    assert (row.before.code, row.after.code) == ("EPD", "EPC")
    with pytest.raises(Refused, match="cannot succeed itself"):
        institutions.succeed(row.after, row.before, starts_on=None, source="", by=kazakhstan.secretary)
    page = signed_in(kazakhstan.secretary).get(f"/members/institutions/{row.before_id}/").content.decode()
    assert f"/members/institutions/{row.after_id}/" in page
    client = signed_in(kazakhstan.secretary)
    mfa, cwr = kazakhstan.places["MFA"], kazakhstan.places["CWR"]
    client.post(f"/members/institutions/{mfa.pk}/successor/", {"after": cwr.pk, "starts_on": "2030-01-01"})
    assert mfa.successors.get().after == cwr


def test_loading_again_changes_nothing_and_a_second_group_is_refused(kazakhstan):
    def counted():
        return [
            model.objects.count() for model in (Institution, LpiVersion, Seat, Succession, TermsOfReference)
        ]

    before = counted()
    call_command("load_preset", "kz", verbosity=0)
    assert counted() == before
    for other in ("tj", "blank"):
        with pytest.raises(CommandError, match="serves the group"):
            call_command("load_preset", other, verbosity=0)


def test_nine_units_are_expected_and_every_page_of_the_room_opens(kazakhstan, signed_in):
    assert len(seats.expected_units()) == 9
    client = signed_in(kazakhstan.secretary, "ru")
    for path, words in (
        ("/members/", "Комитет промышленной безопасности"),
        ("/members/list/", "Международный центр оценки вод"),
        ("/members/terms/", "два постоянных председателя"),
        ("/members/establishment/", "около 4 месяцев"),
        ("/meetings/", "2022"),
    ):
        assert words in client.get(path).content.decode(), path


def test_the_blank_preset_is_an_empty_house_that_opens(db, signed_in):
    call_command("load_preset", "blank", verbosity=0)
    client = signed_in(user("secretary@example.org", "secretariat"))
    for path in (
        "/",
        "/members/",
        "/members/list/",
        "/members/chairs/",
        "/members/nominations/",
        "/members/establishment/",
        "/gaps/",
    ):
        assert client.get(path).status_code == 200, path
    assert TermsOfReference.objects.get().status == "draft"
    assert "No list applies on this day" in client.get("/members/list/").content.decode()


def seated(kazakhstan, code):
    """An account of a member of a unit, nominated by letter."""
    nomination = nominations.prepare_unasked(
        kazakhstan.places[code], capacity="member", by=kazakhstan.secretary, **PERSON
    )
    nominations.submit(nomination, letter=signed(scan=paper()), on_behalf=True, by=kazakhstan.secretary)
    nomination.refresh_from_db()
    assert nomination.status == "submitted"
    acceptance.accept(nomination, person=None, is_new=True, by=kazakhstan.secretary)
    account = user(f"{code.lower()}@example.org")
    people.join_account(nomination.person, account, by=kazakhstan.secretary)
    return User.objects.get(pk=account.pk)


@pytest.mark.covers("R-156")
def test_an_ngo_on_the_list_nominates_without_a_warning(kazakhstan, signed_in):
    nomination = nominations.prepare_unasked(
        kazakhstan.places["WIC"], capacity="member", by=kazakhstan.secretary, **PERSON
    )
    nominations.submit(nomination, letter=signed(scan=paper()), on_behalf=True, by=kazakhstan.secretary)
    nomination.refresh_from_db()
    assert nomination.status == "submitted"
    page = signed_in(kazakhstan.secretary).get(f"/members/nominations/{nomination.pk}/").content.decode()
    assert "not on the List of Participating Institutions" not in page


@pytest.mark.covers("R-169")
def test_the_public_foundation_has_the_rights_of_a_member(kazakhstan, signed_in):
    foundation = seated(kazakhstan, "WIC")
    assert represented_by(foundation) == {kazakhstan.places["WIC"].pk}
    for permission in (
        "members.view_register",
        "members.view_contacts",
        "members.nominate",
        "meetings.view_meetings",
        "actions.view_actionitems",
    ):
        assert foundation.has_perm(permission), permission
    assert "Международный центр" in signed_in(foundation, "ru").get("/members/").content.decode()


# --- two standing chairs ------------------------------------------------------------------------------------------


def chairing(kazakhstan, code, slot, starts_on, ends_on=None):
    """A chairing term with its official, who has an account."""
    term = turns.add(
        TermsOfReference.objects.get(),
        institution=kazakhstan.places[code],
        slot=slot,
        starts_on=starts_on,
        ends_on=ends_on,
        by=kazakhstan.secretary,
    )
    name = f"{code.lower()}{starts_on.year}"
    official = person(name.title(), user(f"{name}@example.org"), kazakhstan.places[code])
    if term.is_over:
        known = {"source": "Minutes of the time", "letter": NO_LETTER}
        officials.name_former(term, official, by=kazakhstan.secretary, **known)
    else:
        officials.name_official(term, official, by=SYSTEM)
    return term


@pytest.fixture
def unchaired(kazakhstan):
    """The group before anybody was recorded as chair."""
    Meeting.objects.update(chairing_term=None)
    ChairingTerm.objects.all().delete()
    return kazakhstan


@pytest.fixture
def history(unchaired):
    """The chairs of the years: CERC changed its official at the turn of 2024 to 2025, ISC began in between."""
    unchaired.isc = chairing(unchaired, "ISC", 1, D(2024, 1, 1))
    unchaired.former = chairing(unchaired, "CERC", 2, D(2022, 1, 15), D(2024, 12, 31))
    unchaired.present = chairing(unchaired, "CERC", 2, D(2025, 1, 1))
    return unchaired


def put_to(kazakhstan, held_on):
    """Minutes of a meeting of a day, sent for approval; and the chairing terms that are asked."""
    meeting = meetings.enter_old(held_on=held_on, sequence=9, by=kazakhstan.secretary)
    agendas.add_item(meeting, title_en="The dam", agenda_class="resilience", by=kazakhstan.secretary)
    somebody = person("Somebody")
    attendance.add(
        meeting, person=somebody, institution=kazakhstan.places["WIC"], role="member", by=kazakhstan.secretary
    )
    scenes.mark_all(kazakhstan, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(presiding=somebody, secretary=somebody)
    draft = scenes.minutes(kazakhstan, Meeting.objects.get(pk=meeting.pk))
    approvals.send_for_approval(draft, by=kazakhstan.secretary)
    return draft, {approval.chairing_term for approval in draft.approvals.all()}


@pytest.mark.covers("R-167")
def test_minutes_ask_the_two_who_chaired_on_the_day_of_the_meeting(history, signed_in):
    draft, asked = put_to(history, scenes.day())
    assert asked == {history.isc, history.present}
    page = f"/meetings/{draft.meeting_id}/minutes/approve/"
    present = signed_in(history.present.person.user)
    assert page in present.get("/").content.decode()
    assert "Please read the minutes and answer." in present.get(page).content.decode()
    former = signed_in(history.former.person.user)
    assert page not in former.get("/").content.decode()
    assert former.get(page).status_code == 404
    for term in (history.isc, history.present):
        signed_in(term.person.user).post(f"{page}yes/", {"digest": scenes.digest_of(draft)})
    draft.refresh_from_db()
    assert draft.status == "approved"


def test_minutes_of_an_earlier_meeting_ask_who_chaired_then(history, signed_in):
    draft, asked = put_to(history, D(2024, 8, 26))
    assert asked == {history.isc, history.former}
    page = f"/meetings/{draft.meeting_id}/minutes/approve/"
    former = signed_in(history.former.person.user)
    assert page in former.get("/").content.decode()
    assert "Please read the minutes and answer." in former.get(page).content.decode()
    assert signed_in(history.present.person.user).get(page).status_code == 404
    for term in (history.isc, history.former):
        answer = {"digest": scenes.digest_of(draft)}
        after = signed_in(term.person.user).post(f"{page}yes/", answer, follow=True)
        assert "Thank you. Your approval is recorded." in after.content.decode()
    assert former.get(page).status_code == 404
    draft.refresh_from_db()
    assert draft.status == "approved"


@pytest.mark.parametrize("first", ["ISC", "CERC"])
def test_whichever_of_the_two_chairs_began_first_both_are_asked(unchaired, first):
    second = "CERC" if first == "ISC" else "ISC"
    terms = {
        chairing(unchaired, first, 1, D(2022, 1, 15)),
        chairing(unchaired, second, 2, D(2024, 1, 1)),
    }
    assert put_to(unchaired, D(2025, 5, 20))[1] == terms


def test_while_one_of_the_two_chairs_is_not_recorded_the_minutes_say_which_day(unchaired):
    chairing(unchaired, "ISC", 1, D(2022, 1, 15))
    chairing(unchaired, "CERC", 2, D(2024, 1, 1))
    with pytest.raises(Refused, match="on 20\xa0May\xa02023 only one of them"):
        put_to(unchaired, D(2023, 5, 20))


def test_of_two_standing_chairs_none_is_called_the_next(history, signed_in):
    client = signed_in(history.secretary)
    page = client.get("/members/chairs/").content.decode()
    assert page.count("leads now") == 1
    assert "next</span>" not in page
    now = [row for row in page.split("<li") if "Co-chair" in row]
    assert len(now) == 1
    assert "Cerc2025" in now[0]
    overview = client.get("/members/").content.decode()
    assert "Next co-chair" not in overview
    assert "Cerc2025" in overview
    earlier = client.get("/members/?on=2024-08-26").content.decode()
    assert "Cerc2022" in earlier
    assert "Cerc2025" not in earlier


def test_the_chair_of_a_standing_chair_goes_to_who_holds_it_next(history):
    assert history.former.following() == history.present
    assert history.present.following() is None
    assert chairs.incoming() is None
