"""What the pages of an institution and of a person show of seats."""

import pytest

from members.seats import panels
from tests.cast import person, user

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    """The page in one line."""
    return " ".join(answer.content.decode().split())


def test_the_page_of_an_institution_names_who_sits_for_it_before_who_works_there(cast, signed_in):
    text = text_of(signed_in(cast.observer).get(f"/members/institutions/{cast.places['CEP'].pk}/"))
    heading, member, post = (
        text.index("<h2>Members and posts</h2>"),
        text.index("Аъзозода Намуна</a> – Member, "),
        text.index("Аъзозода Намуна</a> – Head of department"),
    )
    assert heading < member < post < text.index("<h2>Focal points</h2>")


def test_where_nobody_is_known_the_page_says_so(cast, signed_in):
    text = text_of(signed_in(cast.observer).get(f"/members/institutions/{cast.places['OPERATOR'].pk}/"))
    assert '<h2>Members and posts</h2> <p class="quiet">Nobody is on record.</p>' in text


def test_the_page_of_a_person_names_seats_then_turns_in_the_chair(cast, signed_in):
    cast.next_term.person = cast.member_person
    cast.next_term.save()
    text = text_of(signed_in(cast.observer).get(f"/members/people/{cast.member_person.pk}/"))
    assert (
        text.index("<h2>Posts</h2>")
        < text.index("<h2>Membership</h2>")
        < text.index("<h2>Chairing terms</h2>")
    )
    assert "Committee of Environmental Protection – Member, " in text
    assert "<li>Committee of Emergency Situations and Civil Defense, " in text
    text = text_of(signed_in(cast.observer).get(f"/members/people/{person('Навзода').pk}/"))
    assert "Membership</h2>" not in text
    assert "Chairing terms" not in text


def test_a_panel_shows_nothing_to_who_does_not_read_the_register(cast):
    stranger = user("nobody@example.org")
    assert panels.of_institution(cast.places["CEP"], stranger) is None
    assert panels.of_person(cast.member_person, stranger) is None
