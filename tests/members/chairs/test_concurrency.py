"""Two people press at the same moment: what only one may do with the chair is done once."""

import pytest

from members.chairs.models import ChairingTerm, Delegation
from members.chairs.services import delegation, rotation, turns
from tests import cast as cast_module
from tests.at_once import ONCE, at_once
from tests.scenes import day

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast():
    """The cast, committed so that two connections see it."""
    return cast_module.build()


def test_one_deputy_is_recorded_once(cast):
    def press():
        delegation.delegate(
            cast.lead_term, cast.member_person, starts_on=day(), ends_on=day(3), by=cast.leading
        )

    assert at_once(press, press) == ONCE
    assert Delegation.objects.count() == 1


def test_one_turn_is_passed_on_once(cast):
    ChairingTerm.objects.all().delete()
    made = turns.generate_rotation(cast.terms, starts_on=day(30), years=5, by=cast.secretary)

    def press():
        term = ChairingTerm.objects.get(pk=made[0].pk)
        rotation.skip(term, ground="x", expected=made[0].institution_id, by=cast.secretary)

    assert at_once(press, press) == ONCE
    assert ChairingTerm.objects.get(pk=made[0].pk).institution.code == "MINT"


def test_one_rotation_is_generated_once(cast):
    begins = cast.next_term.ends_on.replace(year=cast.next_term.ends_on.year + 1)

    def press():
        turns.generate_rotation(cast.terms, starts_on=begins, years=2, by=cast.secretary)

    assert at_once(press, press) == ONCE
    assert ChairingTerm.objects.count() == 4
