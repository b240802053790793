"""A due date in words."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import translation

from meetings.minutes.enums import DueKind
from meetings.minutes.texts.due import due_in_words


@pytest.mark.parametrize(("days", "said"), [(1, "1 день"), (3, "3 дня"), (10, "10 дней"), (22, "22 дня")])
def test_days_before_a_meeting_take_the_form_of_their_number(days, said):
    meeting = SimpleNamespace(held_on=date(2027, 3, 1))
    with translation.override("ru"):
        assert due_in_words(DueKind.MEETING, None, meeting, days).startswith(f"за {said} до заседания ")
