"""The overview of a past day, and the units an institution has today."""

import datetime

import pytest
from django.urls import reverse

from members.institutions import services as institutions
from members.seats.models import MembershipTerm
from tests.scenes import day

pytestmark = pytest.mark.django_db


def page_of(signed_in, cast, on):
    """The overview of a day, as the secretary sees it."""
    return signed_in(cast.secretary).get(f"/members/?on={on}").content.decode()


def test_who_chaired_stands_under_the_name_of_the_day(cast, signed_in):
    place, on = cast.lead_term.institution, cast.lead_term.starts_on
    institutions.add_name(
        place, language="en", kind="official", text="Ministry of Today", starts_on=on + datetime.timedelta(1),
        by=cast.secretary,
    )  # fmt: skip
    assert "Ministry of Today" not in page_of(signed_in, cast, on)
    assert "Ministry of Today" in page_of(signed_in, cast, on + datetime.timedelta(1))


def test_an_ended_term_is_neither_renewed_nor_ended(cast, signed_in):
    term = cast.membership
    renew, end = (reverse(f"members:membership-{verb}", args=[term.pk]) for verb in ("renew", "end"))
    page = page_of(signed_in, cast, day())
    assert renew in page
    assert end in page
    MembershipTerm.objects.filter(pk=term.pk).update(
        starts_on=day(-900), ends_on=day(-200), end_reason="replaced"
    )
    page = page_of(signed_in, cast, day(-300))
    assert term.person.full_name("en") in page
    assert renew not in page
    assert end not in page


def test_who_acts_past_the_term_is_still_renewed(cast, signed_in):
    term = cast.membership
    MembershipTerm.objects.filter(pk=term.pk).update(starts_on=day(-900), ends_on=day(-200))
    assert reverse("members:membership-renew", args=[term.pk]) in page_of(signed_in, cast, day(-300))


def test_a_unit_that_moved_stands_with_the_body_it_belongs_to_today(cast, signed_in):
    unit, first, second = cast.places["CEP"], cast.places["MEWR"], cast.places["COES"]
    institutions.set_parent(unit, first, starts_on=day(-900), by=cast.secretary)
    institutions.set_parent(unit, second, starts_on=day(-100), by=cast.secretary)
    client = signed_in(cast.secretary)
    link = f'<a href="/members/institutions/{unit.pk}/">'
    assert link not in client.get(f"/members/institutions/{first.pk}/").content.decode()
    assert link in client.get(f"/members/institutions/{second.pk}/").content.decode()
