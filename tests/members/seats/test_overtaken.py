"""A listed body whose place another one has taken is pointed out, until the list names the successor."""

import pytest

from members.institutions import services as institutions
from members.seats.models import LpiVersion
from members.seats.services import lpi
from tests.cast import institution
from tests.scenes import day

pytestmark = pytest.mark.django_db
WORDS = "stands a body whose place another one has taken"
BEGINS = -30


@pytest.fixture
def successor(cast):
    """A committee that takes the place of a listed one a month ago."""
    made = institution("EPC", ("Кумитаи нав", "Новый комитет", "New Committee"))
    facts = {"starts_on": day(BEGINS), "source": "Order № 7"}
    institutions.succeed(cast.places["CEP"], made, **facts, by=cast.secretary)
    return made


def pages(client):
    """The home page, the list, the desk of the members."""
    return {path: client.get(path).content.decode() for path in ("/", "/members/list/", "/members/")}


def test_it_is_pointed_out_to_the_secretariat_with_the_way_to_the_next_list(cast, successor, signed_in):
    for path, page in pages(signed_in(cast.secretary)).items():
        notice = page[page.index(WORDS) :]
        assert "Committee of Environmental Protection" in notice, path
        assert "New Committee" in notice, path
        assert 'action="/members/list/prepare/"' in notice, path
    version = lpi.prepare_next(by=cast.secretary)
    for path, page in pages(signed_in(cast.secretary)).items():
        assert f'href="{version.get_absolute_url()}"' in page[page.index(WORDS) :], path
        assert 'action="/members/list/prepare/"' not in page, path


def test_a_reader_sees_it_beside_the_list_and_is_given_nothing_to_do(cast, successor, signed_in):
    shown = pages(signed_in(cast.observer))
    assert [path for path, page in shown.items() if WORDS in page] == ["/members/list/", "/members/"]
    assert not any("/members/list/prepare/" in page for page in shown.values())


def test_it_is_pointed_out_from_the_day_on_which_the_other_body_began(cast, successor):
    assert not lpi.overtaken(day(BEGINS - 1)).exists()
    assert [row.after for row in lpi.overtaken(day(BEGINS))] == [successor]


def test_a_succession_of_an_unknown_day_is_pointed_out(cast):
    other = institution("OTHER")
    institutions.succeed(cast.places["MEWR"], other, starts_on=None, source="", by=cast.secretary)
    assert [row.after for row in lpi.overtaken(day(-1))] == [other]


def test_nothing_is_pointed_out_once_the_list_no_longer_names_the_old_body(cast, successor, signed_in):
    version = lpi.prepare_next(by=cast.secretary)
    lpi.take_off(version, cast.places["CEP"], by=cast.secretary)
    lpi.add(version, successor, by=cast.secretary)
    lpi.propose(version, by=cast.secretary)
    lpi.adopt(version, starts_on=day(-3), basis={}, document=None, by=cast.secretary)
    assert LpiVersion.objects.on().get() == version
    assert not any(WORDS in page for page in pages(signed_in(cast.secretary)).values())
    assert lpi.overtaken(day(-4)).exists()


def test_a_list_that_names_nobody_who_was_followed_says_nothing(cast, signed_in):
    first, second = institution("FIRST"), institution("SECOND")
    institutions.succeed(first, second, starts_on=day(BEGINS), source="", by=cast.secretary)
    assert not any(WORDS in page for page in pages(signed_in(cast.secretary)).values())
