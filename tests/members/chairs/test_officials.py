"""Who chairs for an institution: named by a letter, never by oneself, from a day on."""

import datetime

import pytest

from iiwg.accounts.models import User
from iiwg.workflow.tables import Refused
from meetings.minutes.services import approvals
from members.chairs.models import ChairingTerm, Delegation
from members.chairs.services import chairs, delegation, officials, turns
from members.people.services import people
from tests import scenes
from tests.cast import person, user
from tests.members.chairs.test_chairs import official_letter
from tests.members.scans import scan
from tests.scenes import day

pytestmark = pytest.mark.django_db


def test_nobody_names_himself_to_the_chair(cast):
    me, letter = cast.secretary_person, official_letter(cast)
    ways = (
        lambda: officials.name_official(cast.lead_term, me, letter=letter, by=cast.secretary),
        lambda: officials.nominate_official(
            cast.places["MINT"], me, starts_on=day(), letter=letter, by=cast.secretary
        ),
        lambda: people.merge(me, vacant_official(cast), by=cast.secretary),
        lambda: delegation.delegate(
            cast.lead_term, me, starts_on=day(), ends_on=day(3), scan=scan(), by=cast.secretary
        ),
    )
    people.join_account(me, None, by=cast.secretary)
    with pytest.raises(Refused, match="Nobody names himself"):
        people.join_account(cast.leading_person, cast.secretary, by=cast.secretary)
    people.join_account(me, cast.secretary, by=cast.secretary)
    for way in ways:
        with pytest.raises(Refused, match="Nobody names himself"):
            way()


def vacant_official(cast):
    """The official of the next term, without an account."""
    cast.incoming_person.user = None
    cast.incoming_person.save()
    return cast.incoming_person


def test_the_official_is_named_by_a_letter_with_its_scan(cast, signed_in):
    ChairingTerm.objects.filter(pk=cast.next_term.pk).update(person=None)
    client = signed_in(cast.secretary)
    path = f"/members/chairs/{cast.next_term.pk}/official/"
    page = client.post(path, {"person": cast.member_person.pk})
    assert "named by an official letter" in page.content.decode()
    data = {"person": cast.member_person.pk, "number": "5/1", "date": day(-1).isoformat()}
    client.post(path, {**data, "scan": scan()})
    cast.next_term.refresh_from_db()
    assert (cast.next_term.person, cast.next_term.letter_number) == (cast.member_person, "5/1")
    assert cast.next_term.document.file_name == "letter.pdf"


def test_who_chaired_a_turn_that_is_over_stays(cast):
    past = ChairingTerm.objects.create(
        terms=cast.terms, institution=cast.places["MEWR"], person=cast.member_person,
        starts_on=day(-900), ends_on=day(-500),
    )  # fmt: skip
    with pytest.raises(Refused, match="turn is over"):
        officials.name_official(past, cast.incoming_person, letter=official_letter(cast), by=cast.secretary)
    officials.nominate_official(
        cast.places["MEWR"], cast.incoming_person, starts_on=datetime.date(1900, 1, 1),
        letter=official_letter(cast), by=cast.secretary,
    )  # fmt: skip
    past.refresh_from_db()
    assert past.person == cast.member_person


def test_another_official_takes_over_from_today_and_goes_on_with_what_was_under_way(cast):
    draft = scenes.sent(cast)
    account = user("successor@example.org")
    successor = person("Ҷонишинзода", account, cast.places["MINT"])
    officials.nominate_official(
        cast.places["MINT"], successor, starts_on=day(-60), letter=official_letter(cast), by=cast.secretary
    )
    cast.lead_term.refresh_from_db()
    assert (cast.lead_term.ends_on, cast.lead_term.person) == (day(-1), cast.leading_person)
    assert chairs.leading().person == successor
    assert chairs.leading(day(-5)).person == cast.leading_person
    account = User.objects.get(pk=account.pk)
    assert account in chairs.accounts_of(cast.lead_term)
    approvals.approve(draft, digest=scenes.digest_of(draft), by=account)
    draft.refresh_from_db()
    assert draft.status == "approved"


def test_the_official_of_a_far_turn_is_no_co_chair_yet(cast):
    far = cast.next_term.ends_on + datetime.timedelta(days=1)
    account = user("far@example.org")
    term = turns.add(
        cast.terms, institution=cast.places["CEP"], starts_on=far, ends_on=None, by=cast.secretary
    )
    ChairingTerm.objects.filter(pk=term.pk).update(person=person("Дурзода", account))
    for permission, obj in (("members.view_handover", term), ("members.adopt_by_decision", None)):
        assert not User.objects.get(pk=account.pk).has_perm(permission, obj)
        assert User.objects.get(pk=cast.incoming.pk).has_perm(permission, obj and cast.next_term)


def test_the_next_co_chair_stays_the_next_while_the_present_turn_is_divided(cast):
    successor = person("Ҷонишинзода", user("successor@example.org"), cast.places["MINT"])
    officials.nominate_official(
        cast.places["MINT"], successor, starts_on=day(30), letter=official_letter(cast), by=cast.secretary
    )
    for account in (cast.leading, cast.incoming, successor.user):
        assert User.objects.get(pk=account.pk).has_perm("members.view_handover", cast.lead_term), account


def test_an_official_who_begins_later_does_not_lead_before(cast):
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=None)
    officials.nominate_official(
        cast.places["MINT"],
        cast.member_person,
        starts_on=day(60),
        letter=official_letter(cast),
        by=cast.secretary,
    )
    assert chairs.leading().person is None
    assert chairs.leading(day(60)).person == cast.member_person


def test_another_official_of_a_turn_to_come_takes_no_deputy_along(cast):
    begins = cast.next_term.starts_on
    delegation.delegate(
        cast.next_term, cast.member_person, starts_on=begins, ends_on=begins, by=cast.incoming
    )
    other = person("Дигарзода")
    officials.name_official(cast.next_term, other, letter=official_letter(cast), by=cast.secretary)
    assert not Delegation.objects.filter(withdrawn_at__isnull=True).exists()
