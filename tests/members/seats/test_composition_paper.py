"""The composition of persons on paper: rank, order, posts, the act that approves it."""

import re
from io import BytesIO

import pytest
from docx import Document

from members.people.services import posts
from members.seats.enums import Capacity
from members.seats.models import LpiEntry, MembershipTerm, Seat
from members.seats.services import composition
from members.seats.texts.composition import composition_html
from tests.cast import institution, person
from tests.documents.reading import words_of_html
from tests.scenes import day, pdf_text

pytestmark = pytest.mark.django_db


def words(made, language="en") -> str:
    """The words of a composition."""
    return " ".join(words_of_html(composition_html(made, language)))


def seat_of(unit, who) -> None:
    """A member of a body."""
    seat = Seat.objects.create(unit=unit, capacity=Capacity.MEMBER)
    MembershipTerm.objects.create(seat=seat, person=who, starts_on=day(-10))


def test_who_chairs_stands_first_and_once_members_follow_in_the_order_of_the_list(cast):
    seat = Seat.objects.create(unit=cast.places["CEP"], capacity=Capacity.ALTERNATE)
    MembershipTerm.objects.create(seat=seat, person=cast.incoming_person, starts_on=day(-10))
    seat_of(cast.places["MEWR"], person("Listed"))
    seat_of(institution("AAA"), person("Unlisted"))
    seat_of(cast.places["MINT"], cast.leading_person)
    LpiEntry.objects.filter(institution=cast.places["MEWR"]).update(ordinal=0)
    made = composition.write(by=cast.secretary)
    text = words(made)
    ranks = re.split(r"(Co-chairs|Members|Alternates) (?=\d)", text)
    found = dict(zip(ranks[1::2], ranks[2::2], strict=True))
    assert list(found) == ["Co-chairs", "Members", "Alternates"]
    assert cast.leading_person.full_name("en") in found["Co-chairs"]
    assert text.count(cast.leading_person.full_name("en")) == 1
    assert cast.incoming_person.full_name("en") in found["Alternates"]
    places = [found["Members"].index(name) for name in ("Listed", "Аъзозода", "Unlisted")]
    assert places == sorted(places)
    assert re.findall(r"(?<!\S)(\d)(?= \S)", text) == ["1", "2", "3", "4", "5"]


def test_posts_are_those_of_the_day_of_the_act(cast):
    made = composition.write(by=cast.secretary)
    composition.approve(made, act="Order № 5", act_date=day(-1), by=cast.secretary)
    posts.add_post(
        cast.member_person,
        institution=cast.places["CEP"],
        starts_on=day(),
        title_en="Inspector",
        by=cast.secretary,
    )
    made.refresh_from_db()
    assert "Head of department" in words(made)
    assert "Inspector" not in words(made)


def test_an_approved_one_names_its_act_and_a_draft_has_room_for_it(cast, signed_in):
    made = composition.write(by=cast.secretary)
    client = signed_in(cast.secretary)
    path = f"/members/composition/{made.pk}/paper"
    assert "DRAFT" in pdf_text(client.get(f"{path}.pdf?language=en").content)
    composition.approve(made, act="Order № 5", act_date=day(-1), by=cast.secretary)
    paper = pdf_text(client.get(f"{path}.pdf?language=en").content)
    assert "DRAFT" not in paper
    assert f"APPROVED Order № 5 {day(-1).day} " in paper
    word = Document(BytesIO(client.get(f"{path}.docx?language=ru").content))
    assert cast.places["CEP"].name("ru") in [row.cells[-1].text for row in word.tables[0].rows]
    page = client.get("/members/composition/").content.decode()
    assert all(
        f"{path}.{kind}?language={code}" in page for kind in ("pdf", "docx") for code in ("tg", "ru", "en")
    )
    assert client.get(f"{path}.zip").status_code == 404
