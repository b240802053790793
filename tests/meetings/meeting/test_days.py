"""A meeting on a day without work, and an agenda after the beginning, are said and not refused."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import escape

from meetings.agenda import services as agendas
from meetings.meeting.models import Meeting
from meetings.meeting.services import meetings
from meetings.meeting.services.deadlines import warnings
from members.calendar import services as calendar

pytestmark = pytest.mark.django_db
SUNDAY, FRIDAY = datetime.date(2040, 6, 17), datetime.date(2040, 6, 15)
SAID = "By the calendar the day of the meeting is not a working day"
LATE = "The meeting has begun or is over"


def on(cast, day: datetime.date, **fields) -> Meeting:
    """A meeting planned for a day, with one item on its agenda."""
    meeting = meetings.plan(held_on=day, sequence=3, by=cast.secretary, **fields)
    agendas.add_item(meeting, title_en="Safety of the dam", agenda_class="other", by=cast.secretary)
    return meeting


def test_a_meeting_on_a_weekend_or_a_holiday_says_so_until_it_is_moved(cast, signed_in):
    calendar.set_day(FRIDAY, kind="day_off", name="Day of the dam", source="Decree 1", by=cast.secretary)
    meeting = on(cast, SUNDAY)
    page, client = meeting.get_absolute_url(), signed_in(cast.secretary)
    assert warnings(meeting) == [f"{SAID}: Sunday."]
    assert SAID in client.get(page).content.decode()
    meetings.change(meeting, held_on=FRIDAY, by=cast.secretary)
    assert escape(f"{SAID}: Day of the dam.") in client.get(page).content.decode()
    meetings.change(meeting, held_on=FRIDAY - datetime.timedelta(days=1), by=cast.secretary)
    assert SAID not in client.get(page).content.decode()


def test_a_weekend_on_which_people_work_warns_of_nothing(cast):
    calendar.set_day(SUNDAY, kind="working", name="", source="Decree 2", by=cast.secretary)
    assert warnings(on(cast, SUNDAY)) == []


def test_of_a_meeting_that_was_held_or_cancelled_its_day_is_no_matter(cast):
    meeting = on(cast, SUNDAY)
    for status in ("held", "closed", "cancelled"):
        Meeting.objects.filter(pk=meeting.pk).update(status=status)
        assert warnings(Meeting.objects.get(pk=meeting.pk)) == []


@pytest.mark.parametrize(
    ("starts_at", "hour", "is_late"),
    [
        (datetime.time(10), "2040-06-15T04:59:00Z", False),  # 9:59 in Dushanbe
        (datetime.time(10), "2040-06-15T05:00:00Z", True),
        (None, "2040-06-15T18:00:00Z", False),  # 23:00 of the day
        (None, "2040-06-15T19:00:00Z", True),  # the day is over
    ],
)
def test_an_agenda_after_the_beginning_says_that_it_is_late(cast, signed_in, starts_at, hour, is_late):
    meeting = on(cast, FRIDAY, starts_at=starts_at)
    with time_machine.travel(hour, tick=False):
        client = signed_in(cast.secretary)
        page = client.get(reverse("meetings:agenda-send", args=[meeting.pk])).content.decode()
    assert "This is the final agenda" in page
    assert (LATE in page) is is_late
