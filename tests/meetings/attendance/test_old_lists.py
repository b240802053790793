"""Which lists of participants a correction must leave as they were printed: those of meetings that were held before."""

import pytest

from iiwg.pages.dates import long_date
from meetings.attendance import services as attendance
from meetings.attendance.texts import old_lists_of
from tests import scenes

pytestmark = pytest.mark.django_db


def test_the_list_of_a_meeting_to_come_is_no_old_list(cast):
    old, to_come = scenes.held(cast), scenes.planned(cast, sequence=4)
    facts = {"person": cast.member_person, "institution": cast.places["CEP"], "role": "member"}
    attendance.add(to_come, by=cast.secretary, **facts)
    for subject in (cast.member_person, cast.places["CEP"]):
        assert list(old_lists_of(subject)) == [f"List of participants, {long_date(old.held_on, 'en')}"]
