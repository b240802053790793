"""Which body an institution belongs to, on which day."""

import pytest

from iiwg.workflow.tables import Refused
from members.institutions import services as institutions
from members.people.models import Post
from members.people.services import posts
from tests.scenes import day

pytestmark = pytest.mark.django_db


def test_a_unit_cannot_be_above_its_ministry(cast):
    unit = institutions.add(code="UNIT", kind="authority", names={"en": "Unit"}, by=cast.secretary)
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=None, by=cast.secretary)
    with pytest.raises(Refused, match="cannot belong"):
        institutions.set_parent(cast.places["MEWR"], unit, starts_on=None, by=cast.secretary)


def test_a_second_move_on_the_same_or_an_earlier_day_is_refused_with_a_sentence(cast):
    unit, first, second = cast.places["CEP"], cast.places["MEWR"], cast.places["MINT"]
    institutions.set_parent(unit, first, starts_on=day(), by=cast.secretary)
    for offset in (0, -5):
        with pytest.raises(Refused, match="Choose a later day"):
            institutions.set_parent(unit, second, starts_on=day(offset), by=cast.secretary)


def test_one_body_above_at_a_time_on_every_day(cast):
    unit = cast.places["CEP"]
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=day(-900), by=cast.secretary)
    institutions.set_parent(unit, None, starts_on=day(-300), by=cast.secretary)
    with pytest.raises(Refused, match="Choose a later day"):
        institutions.set_parent(unit, cast.places["COES"], starts_on=day(-600), by=cast.secretary)


def test_the_same_day_again_corrects_what_was_typed_first(cast):
    facts = {"language": "en", "kind": "official", "starts_on": day(), "by": cast.secretary}
    for text in ("Agancy", "Agency"):
        institutions.add_name(cast.places["CEP"], text=text, **facts)
    assert cast.places["CEP"].names.filter(language="en", starts_on=day()).get().text == "Agency"
    for title in ("Haed", "Head of all"):
        posts.add_post(
            cast.member_person,
            institution=cast.places["CEP"],
            starts_on=day(),
            title_en=title,
            by=cast.secretary,
        )
    assert cast.member_person.post_on(day()).title_en == "Head of all"
    assert Post.with_withdrawn.withdrawn().get().title_en == "Haed"
