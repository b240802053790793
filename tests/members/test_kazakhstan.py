"""The preset of Kazakhstan, and the blank one."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from iiwg.accounts.models import User
from iiwg.workflow.tables import Refused
from members.models import Institution, LpiVersion, Seat, Succession, TermsOfReference
from members.rules import represented_by
from members.services import acceptance, institutions, nominations, people, seats
from tests.cast import user
from tests.members.test_nominations import LETTER, PERSON, scan

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
    nominations.submit(nomination, scan=scan(kazakhstan), on_behalf=True, by=kazakhstan.secretary, **LETTER)
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
    nominations.submit(nomination, scan=scan(kazakhstan), on_behalf=True, by=kazakhstan.secretary, **LETTER)
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
