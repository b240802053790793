"""Deputies of a co-chair: for which days, recorded by whom, ended by what."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from iiwg.accounts.models import User
from iiwg.notifications.models import Notification
from iiwg.pages.dates import long_date
from iiwg.workflow.tables import Refused
from members.chairs.models import ChairingTerm, Delegation
from members.chairs.services import delegation, officials, rotation
from members.people.services import people
from tests.cast import person, user
from tests.members.chairs.test_chairs import official_letter
from tests.members.scans import scan
from tests.scenes import day

pytestmark = pytest.mark.django_db


def test_the_secretariat_records_a_deputy_from_paper_and_the_co_chair_is_told(cast):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    with pytest.raises(Refused, match="attach its scan"):
        delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.secretary)
    delegation.delegate(
        cast.lead_term, deputy, starts_on=day(), ends_on=day(3), scan=scan(), by=cast.secretary
    )
    assert Notification.objects.get(code="members.delegated").to_email == cast.leading.email


def test_the_deputy_of_the_official_before_no_longer_acts(cast):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(30), by=cast.leading)
    officials.name_official(
        cast.lead_term, cast.member_person, letter=official_letter(cast), by=cast.secretary
    )
    assert not Delegation.objects.on().exists()
    assert not User.objects.get(pk=deputy.user_id).has_perm("members.view_handover", cast.lead_term)


def test_a_turn_swapped_or_passed_on_takes_no_deputy_along(cast):
    deputy = person("Муовинзода", user("deputy@example.org"))
    begins = cast.next_term.starts_on
    delegation.delegate(cast.next_term, deputy, starts_on=begins, ends_on=begins, by=cast.incoming)
    rotation.skip(cast.next_term, ground="Letter", expected=cast.next_term.institution_id, by=cast.secretary)
    assert not Delegation.objects.filter(withdrawn_at__isnull=True).exists()


@pytest.mark.parametrize(
    ("term", "days", "sentence"),
    [
        ("lead_term", (-5, 5), "today or later"),
        ("past", (-600, -550), "turn is over"),
    ],
)
def test_no_deputy_is_recorded_for_days_that_are_over(cast, term, days, sentence):
    cast.past = ChairingTerm.objects.create(
        terms=cast.terms, institution=cast.places["MEWR"], person=cast.leading_person,
        starts_on=day(-900), ends_on=day(-500),
    )  # fmt: skip
    with pytest.raises(Refused, match=sentence):
        delegation.delegate(
            getattr(cast, term),
            cast.member_person,
            starts_on=day(days[0]),
            ends_on=day(days[1]),
            by=cast.leading,
        )


def test_the_same_deputy_twice_is_refused_so_that_withdrawing_once_ends_it(cast):
    facts = {"starts_on": day(), "ends_on": day(9), "by": cast.leading}
    delegation.delegate(cast.lead_term, cast.member_person, **facts)
    with pytest.raises(Refused, match="acts already"):
        delegation.delegate(cast.lead_term, cast.member_person, **facts)


def test_nobody_takes_over_the_record_of_a_deputy(cast):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.leading)
    people.join_account(deputy, None, by=cast.secretary)
    people.join_account(cast.secretary_person, None, by=cast.secretary)
    with pytest.raises(Refused, match="Nobody names himself"):
        people.join_account(deputy, cast.secretary, by=cast.secretary)
    people.join_account(cast.secretary_person, cast.secretary, by=cast.secretary)
    with pytest.raises(Refused, match="Nobody names himself"):
        people.merge(cast.secretary_person, deputy, by=cast.secretary)


def test_the_deputy_is_told_for_whom_and_until_when(cast):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.leading)
    letter = Notification.objects.get(code="members.deputy")
    assert letter.to_email == "deputy@example.org"
    with translation.override(letter.language):
        for words in (cast.leading_person.full_name(), long_date(day(3), letter.language)):
            assert words in letter.subject + letter.text


def test_who_cannot_sign_in_is_neither_offered_nor_taken_as_deputy(cast, signed_in):
    stranger = person("Беҳисоб", at=cast.places["MINT"])
    closed = person("Пӯшида", user("closed@example.org"), cast.places["MINT"])
    User.objects.filter(pk=closed.user_id).update(is_active=False, deactivated_at=timezone.now())
    for somebody in (stranger, closed):
        with pytest.raises(Refused, match="no account"):
            delegation.delegate(cast.lead_term, somebody, starts_on=day(), ends_on=day(3), by=cast.leading)
    page = signed_in(cast.leading).get(reverse("members:delegate", args=[cast.lead_term.pk])).content.decode()
    assert "Беҳисоб" not in page
    assert "Пӯшида" not in page
    assert cast.leading_person.full_name() not in page.split("<select")[1].split("</select>")[0]


def test_the_own_institution_is_offered_first_and_who_writes_the_minutes_last_with_a_word(cast, signed_in):
    person("Ёвари дигар", user("other@example.org"), cast.places["COES"])
    person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    person("Нозирзода", cast.observer)
    person("Маъмурзода", cast.administrator, cast.places["MINT"])
    page = signed_in(cast.leading).get(reverse("members:delegate", args=[cast.lead_term.pk])).content.decode()
    offered = page.split("<select")[1].split("</select>")[0]
    order = [
        "Own institution",
        "Муовинзода",
        "Other institutions",
        "Ёвари дигар",
        "cannot approve minutes it has written",
    ]
    order += [cast.secretary_person.full_name(), "no part in decisions of the group", "Нозирзода"]
    places = [offered.index(words) for words in order]
    assert places == sorted(places)
    assert offered.index("no part in decisions") < offered.index("Маъмурзода")
    assert "@example.org" not in offered


def test_the_home_page_of_who_chairs_says_who_is_deputy_and_leads_to_naming_one(cast, signed_in):
    address = reverse("members:delegate", args=[cast.lead_term.pk])
    home = signed_in(cast.leading).get("/").content.decode()
    assert address in home
    assert "Муовинзода" not in home
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.leading)
    assert "Муовинзода" in signed_in(cast.leading).get("/").content.decode()
    for somebody in (deputy.user, cast.incoming, cast.member):
        assert address not in signed_in(somebody).get("/").content.decode()


@pytest.mark.parametrize(("left", "last"), [(90, 14), (5, 5), (None, 14)])
def test_the_last_day_offered_is_two_weeks_away_and_within_the_turn(cast, signed_in, left, last):
    ends_on = day(left) if left else None
    ChairingTerm.objects.exclude(pk=cast.lead_term.pk).delete()
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(ends_on=ends_on)
    page = signed_in(cast.leading).get(reverse("members:delegate", args=[cast.lead_term.pk]))
    assert page.context["form"].initial["ends_on"] == day(last)
