"""For whom a user speaks, and who sees an institution."""

import pytest

from members.institutions import services as institutions
from members.institutions.rules import represented_by, visible_institutions
from tests.cast import people as everybody

pytestmark = pytest.mark.django_db


def test_for_whom_a_user_speaks(cast):
    unit = institutions.add(code="UNIT", kind="authority", names={"en": "Unit"}, by=cast.secretary)
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=None, by=cast.secretary)
    institutions.grant_focal_point(unit, cast.stranger, by=cast.secretary)
    assert represented_by(cast.stranger) == {unit.pk, cast.places["MEWR"].pk}
    assert represented_by(cast.member) == {cast.places["CEP"].pk}
    assert represented_by(cast.leading) == {cast.places["MINT"].pk}
    assert represented_by(cast.incoming) == frozenset()
    institutions.withdraw_focal_point(unit, cast.stranger, by=cast.secretary)
    del cast.stranger._represented
    assert represented_by(cast.stranger) == frozenset()


def test_predicate_and_queryset_agree_on_institutions(cast):
    place = cast.places["MINT"]
    for name, who in everybody(cast).items():
        sees = who.has_perm("members.view_institution", place)
        assert sees == visible_institutions(who).filter(pk=place.pk).exists(), name
        assert who.has_perm("members.change_institution", place) == (name == "secretary"), name
