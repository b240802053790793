"""Two people merge two records at the same moment: one record is kept."""

import pytest

from iiwg.audit.actors import SYSTEM
from members.people.models import Person
from members.people.services import people
from tests import cast as cast_module
from tests.at_once import ONCE, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast():
    """The cast, committed so that two connections see it."""
    return cast_module.build()


def test_of_two_records_one_is_kept(cast):
    one, two = (people.add(family_name=name, by=SYSTEM) for name in ("Якум", "Дуюм"))
    assert (
        at_once(
            lambda: people.merge(one, two, by=cast.secretary),
            lambda: people.merge(two, one, by=cast.secretary),
        )
        == ONCE
    )
    assert Person.objects.current().filter(pk__in=[one.pk, two.pk]).count() == 1
