"""Alternates: nobody stands in for himself, for two seats at one meeting, or from another body without a word."""

import pytest
from django.urls import reverse

from iiwg.workflow.tables import Refused
from meetings.attendance import services as attendance
from meetings.attendance.enums import ParticipantRole
from meetings.attendance.texts import grouped
from members.institutions import services as institutions
from members.institutions.official_letter import OfficialLetter
from members.people.services import posts
from members.seats.models import MembershipTerm
from members.seats.services import memberships
from tests.cast import person
from tests.members.nominations.test_nominations import submitted
from tests.scenes import day, planned

pytestmark = pytest.mark.django_db


def seated(cast, someone, code, capacity, first=-10, last=2000):
    """A person in a seat of a unit, by a letter."""
    return memberships.begin(
        unit=cast.places[code],
        person=someone,
        capacity=capacity,
        starts_on=day(first),
        ends_on=day(last),
        letter=OfficialLetter(number="1", date=day(first)),
        by=cast.secretary,
    )


def works_at(cast, someone, code):
    """A post of a person."""
    posts.add_post(
        someone,
        institution=cast.places[code],
        starts_on=day(-500),
        title_en="Head of laboratory",
        by=cast.secretary,
    )


@pytest.mark.parametrize(("first", "second"), [("member", "alternate"), ("alternate", "member")])
def test_nobody_stands_in_for_himself(cast, first, second):
    someone = person("Навзода")
    seated(cast, someone, "MEWR", first)
    with pytest.raises(Refused, match="nobody stands in for himself"):
        seated(cast, someone, "MEWR", second)
    assert MembershipTerm.objects.filter(person=someone).count() == 1


def test_an_alternate_of_old_becomes_the_member(cast):
    someone = person("Навзода")
    seated(cast, someone, "MEWR", "alternate", first=-2000, last=-11)
    assert seated(cast, someone, "MEWR", "member").seat.is_for_member


def test_who_holds_two_seats_takes_the_own_one_at_a_meeting_and_the_page_says_so(cast, signed_in):
    someone = person("Навзода")
    seated(cast, someone, "MEWR", "member")
    seated(cast, someone, "COES", "alternate")
    meeting = planned(cast)
    attendance.register_members(meeting, by=cast.secretary)
    row = meeting.attendance.get(person=someone)
    assert (row.role, row.institution) == (ParticipantRole.MEMBER, cast.places["MEWR"])
    page = signed_in(cast.secretary).get(reverse("meetings:attendance", args=[meeting.pk])).content.decode()
    assert "also holds the seat: Alternate" in page
    assert str(cast.places["COES"]) in page.split("also holds the seat")[1].split("</li>")[0]


def test_who_is_added_by_hand_takes_the_own_seat_too(cast):
    someone = person("Навзода")
    seated(cast, someone, "COES", "alternate")
    own = seated(cast, someone, "MEWR", "member")
    row = attendance.add(planned(cast), person=someone, by=cast.secretary)
    assert (row.role, row.membership_term) == (ParticipantRole.MEMBER, own)


def test_an_alternate_of_another_body_is_printed_with_that_body_and_pointed_out(cast, signed_in):
    someone = person("Навзода")
    works_at(cast, someone, "COES")
    seated(cast, someone, "MEWR", "alternate")
    meeting = planned(cast)
    attendance.register_members(meeting, by=cast.secretary)
    elsewhere = cast.places["COES"].name("en")
    entries = [e for group in grouped(meeting, "en") for body in group.institutions for e in body.entries]
    assert (
        next(entry.title for entry in entries if entry.row.person == someone)
        == f"Head of laboratory ({elsewhere})"
    )
    client = signed_in(cast.secretary)
    for address in (reverse("meetings:attendance", args=[meeting.pk]), someone.get_absolute_url()):
        assert "works at another body" in client.get(address).content.decode(), address


@pytest.mark.parametrize(("seat", "post"), [("CEP", "MEWR"), ("MEWR", "CEP"), ("MEWR", "MEWR")])
def test_a_post_in_the_ministry_of_a_unit_is_no_other_body(cast, seat, post):
    someone = person("Навзода")
    institutions.set_parent(cast.places["CEP"], cast.places["MEWR"], starts_on=day(-900), by=cast.secretary)
    works_at(cast, someone, post)
    works_at(cast, someone, "COES")
    seated(cast, someone, seat, "alternate")
    meeting = planned(cast)
    attendance.register_members(meeting, by=cast.secretary)
    assert attendance.words_on_alternates(meeting) == []


def test_the_secretariat_reads_it_before_a_nomination_is_accepted(cast, signed_in):
    someone = person("Навзода")
    works_at(cast, someone, "COES")
    nomination = submitted(cast, "MEWR", family_name=someone.family_name, given_name=someone.given_name)
    page = signed_in(cast.secretary).get(nomination.get_absolute_url()).content.decode()
    assert f"works at another body: {cast.places['COES'].name('en')}" in page
