"""Two people change two institutions at the same moment: one of them gets a sentence."""

import pytest

from members.institutions import services as institutions
from members.institutions.models import InstitutionParent, Succession
from tests import cast as cast_module
from tests.at_once import ONCE, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast():
    """The cast, committed so that two connections see it."""
    return cast_module.build()


def test_two_bodies_never_belong_to_each_other_nor_succeed_each_other(cast):
    first, second = cast.places["MEWR"], cast.places["MINT"]
    facts = {"starts_on": None, "by": cast.secretary}
    assert (
        at_once(
            lambda: institutions.set_parent(first, second, **facts),
            lambda: institutions.set_parent(second, first, **facts),
        )
        == ONCE
    )
    assert InstitutionParent.objects.count() == 1
    assert (
        at_once(
            lambda: institutions.succeed(first, second, source="", **facts),
            lambda: institutions.succeed(second, first, source="", **facts),
        )
        == ONCE
    )
    assert Succession.objects.count() == 1
