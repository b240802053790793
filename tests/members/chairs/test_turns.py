"""Turns of the chair: one at a time where the Terms of Reference say so."""

import pytest

from iiwg.workflow.tables import Refused
from members.chairs.services import turns
from tests.scenes import day

pytestmark = pytest.mark.django_db


def test_one_chair_at_a_time_where_the_terms_say_so(cast):
    with pytest.raises(Refused, match="one leading chair at a time"):
        turns.add(
            cast.terms,
            institution=cast.places["CEP"],
            starts_on=day(),
            ends_on=None,
            slot=2,
            by=cast.secretary,
        )
