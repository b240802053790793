"""Who sees a nomination and who speaks for an institution."""

import pytest

from iiwg.workflow.tables import Refused
from members.institutions import services as institutions
from members.nominations.services import nominations
from tests.cast import user
from tests.members.nominations.test_nominations import PERSON, named, submitted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("verb", ["withdraw", "release", "return"])
def test_others_learn_nothing_of_a_nomination_by_guessing_its_number(cast, signed_in, verb):
    nomination = submitted(cast)
    for who in (cast.stranger, cast.member, cast.observer):
        assert signed_in(who).post(f"/members/nominations/{nomination.pk}/{verb}/").status_code == 404


def test_a_seat_holder_of_a_unit_does_not_nominate_for_the_ministry(cast):
    unit = institutions.add(code="UNIT", kind="authority", names={"en": "Unit"}, by=cast.secretary)
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=None, by=cast.secretary)
    holder = user("holder@example.org")
    institutions.grant_focal_point(unit, holder, by=cast.secretary)
    nomination = named(cast)
    assert not holder.has_perm("members.submit_nomination", nomination)
    with pytest.raises(Refused, match="do not speak"):
        nominations.prepare_unasked(cast.places["MEWR"], capacity="cochair", by=holder, **PERSON)
