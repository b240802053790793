"""Terms of members: entered from paper, renewed, ended, and what follows for the account."""

import datetime

import pytest

from iiwg.accounts.models import User
from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from members.chairs.services import delegation
from members.institutions.official_letter import NO_LETTER
from members.nominations.services import acceptance
from members.seats.models import MembershipTerm
from members.seats.services import memberships
from members.terms.enums import Topic
from tests.cast import person, user
from tests.members.nominations.test_nominations import accepted, signed, submitted
from tests.members.scans import scan
from tests.scenes import day

pytestmark = pytest.mark.django_db


def seat_data(cast, **changes):
    """A paper letter as the desk enters it."""
    facts = {"unit": cast.places["MEWR"].pk, "person": person("Навзода").pk, "capacity": "member",
             "starts_on": day().isoformat(), "number": "7", "date": day(-1).isoformat()}  # fmt: skip
    return {**facts, "scan": scan(), **changes}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"scan": ""}, "named by an official letter"),
        ({"number": ""}, "named by an official letter"),
        ({"date": ""}, "named by an official letter"),
        ({"unit": "OPERATOR"}, "not on the List of Participating Institutions"),
        ({"unit": "OPERATOR", "capacity": "cochair"}, "not on the List of Participating Institutions"),
    ],
)
def test_a_term_entered_from_paper_obeys_the_same_rules(cast, signed_in, changes, sentence):
    if changes.get("unit") == "OPERATOR":
        changes = {**changes, "unit": cast.places["OPERATOR"].pk}
    page = signed_in(cast.secretary).post("/members/terms-of-members/add/", seat_data(cast, **changes))
    assert sentence in page.content.decode()
    assert MembershipTerm.objects.count() == 1


def test_a_term_entered_from_paper_lasts_what_the_terms_ask_and_an_old_one_needs_no_letter(cast, signed_in):
    client = signed_in(cast.secretary)
    client.post("/members/terms-of-members/add/", seat_data(cast))
    made = MembershipTerm.objects.get(seat__unit=cast.places["MEWR"])
    assert made.ends_on == memberships.shortest_end(day())
    old = {
        "starts_on": "2015-01-01",
        "ends_on": "2018-01-01",
        "number": "",
        "date": "",
        "scan": "",
    }
    client.post("/members/terms-of-members/add/", seat_data(cast, unit=cast.places["OPERATOR"].pk, **old))
    assert MembershipTerm.objects.filter(seat__unit=cast.places["OPERATOR"]).exists()


def test_an_end_never_makes_a_term_longer(cast):
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=day(30))
    with pytest.raises(Refused, match="Only a new letter makes it longer"):
        memberships.end(cast.membership, ends_on=day(31), reason="left", by=cast.secretary)
    memberships.end(cast.membership, ends_on=day(-1), reason="withdrawn", by=cast.secretary)
    with pytest.raises(Refused, match="is ended already"):
        memberships.end(
            cast.membership, ends_on=datetime.date(2199, 1, 1), reason="expired", by=cast.secretary
        )


def lapse(cast):
    """The member's term lapsed ten days ago and nobody followed yet."""
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=day(-10))


def test_who_acts_past_the_term_acts_until_the_successor_begins(cast):
    lapse(cast)
    nomination = submitted(cast, "CEP", by=cast.secretary, starts_on=day(60))
    acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)
    assert MembershipTerm.objects.holding().filter(pk=cast.membership.pk).exists()
    acceptance.follow_up(by=SYSTEM)
    assert User.objects.get(pk=cast.member.pk).is_active
    term = MembershipTerm.objects.get(seat__unit=cast.places["CEP"], person__family_name="Қосимова")
    MembershipTerm.objects.filter(pk=term.pk).update(starts_on=day(-1))
    acceptance.follow_up(by=SYSTEM)
    cast.membership.refresh_from_db()
    assert cast.membership.end_reason == "replaced"
    assert not User.objects.get(pk=cast.member.pk).is_active


def test_the_account_of_who_left_is_closed_the_day_after(cast):
    memberships.end(cast.membership, ends_on=day(), reason="left", by=cast.secretary)
    acceptance.follow_up(by=SYSTEM)
    assert User.objects.get(pk=cast.member.pk).is_active
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=day(-1))
    acceptance.follow_up(by=SYSTEM)
    assert not User.objects.get(pk=cast.member.pk).is_active


def test_the_account_of_an_acting_deputy_stays_open(cast):
    delegation.delegate(cast.lead_term, cast.member_person, starts_on=day(), ends_on=day(9), by=cast.leading)
    memberships.end(cast.membership, ends_on=day(-1), reason="left", by=cast.secretary)
    acceptance.follow_up(by=SYSTEM)
    assert User.objects.get(pk=cast.member.pk).is_active


def test_a_running_term_is_not_cut_by_a_renewal_nor_another_holder_unseated(cast):
    facts = {"letter": signed(scan=scan()), "by": cast.secretary}
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=day(400))
    cast.membership.refresh_from_db()
    with pytest.raises(Refused, match="The present term lasts until"):
        acceptance.renew(cast.membership, starts_on=day(30), ends_on=None, **facts)
    memberships.end(cast.membership, ends_on=day(-30), reason="left", by=cast.secretary)
    accepted(cast, "CEP", by=cast.secretary)
    cast.membership.refresh_from_db()
    with pytest.raises(Refused, match="holds this seat now"):
        acceptance.renew(cast.membership, starts_on=day(), ends_on=None, **facts)


def test_an_old_term_without_its_letter_gives_no_rights_today(cast, signed_in):
    holder = person("Кӯҳназода", user("old@example.org"))
    old = {"starts_on": "2015-01-01", "number": "", "date": "", "scan": "", "person": holder.pk}
    signed_in(cast.secretary).post(
        "/members/terms-of-members/add/", seat_data(cast, unit=cast.places["OPERATOR"].pk, **old)
    )
    term = MembershipTerm.objects.get(person=holder)
    assert term.end_reason == "expired"
    assert not MembershipTerm.objects.holding().filter(pk=term.pk).exists()
    assert not User.objects.get(email="old@example.org").has_perm("members.nominate")


def test_who_acts_past_the_term_can_leave_today_and_an_ended_term_stays_as_it_ended(cast):
    lapse(cast)
    memberships.end(cast.membership, ends_on=day(), reason="left", by=cast.secretary)
    assert (cast.membership.ends_on, cast.membership.end_reason) == (day(-10), "left")
    with pytest.raises(Refused, match="ended already"):
        memberships.end(cast.membership, ends_on=day(-50), reason="withdrawn", by=cast.secretary)


def test_a_membership_term_is_not_shorter_than_the_terms_ask(cast):
    facts = {
        "unit": cast.places["MINT"], "person": cast.incoming_person, "capacity": "member",
        "letter": NO_LETTER, "by": cast.secretary,
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        memberships.begin(starts_on=day(), ends_on=day(300), **facts)
    assert refusal.value.basis == Topic.MEMBERSHIP
    memberships.begin(starts_on=day(), ends_on=day(800), **facts)
    with pytest.raises(Refused, match="holds this seat from"):
        memberships.begin(starts_on=day(10), ends_on=None, **facts)


def test_a_term_does_not_end_before_it_starts(cast):
    with pytest.raises(Refused, match="at the earliest"):
        memberships.end(
            cast.membership,
            ends_on=cast.membership.starts_on - datetime.timedelta(1),
            reason="left",
            by=cast.secretary,
        )
    assert MembershipTerm.objects.get(pk=cast.membership.pk).ends_on is None
