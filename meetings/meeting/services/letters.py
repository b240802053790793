"""The letters about a meeting, as they are shown before they leave and as they are sent."""

from typing import Any

from django.utils import translation

from iiwg.notifications.mailings import Mailing
from iiwg.notifications.notices import Notice
from iiwg.pages.dates import long_date
from meetings.meeting.models import Meeting
from meetings.meeting.services.recipients import of_meeting


def about_meeting(
    notice: Notice, meeting: Meeting, *, about: Any = None, path: str = "", **values: Any
) -> Mailing:
    """A letter to those who are told about a meeting. about, path: the record and the page it speaks of, if not the meeting."""
    return Mailing(
        notice,
        of_meeting(meeting),
        about=about or meeting,
        path=path or meeting.get_absolute_url(),
        values={
            "meeting": lambda: name_of(meeting),
            "day": lambda: long_date(meeting.held_on, translation.get_language()),
            **values,
        },
    )


def name_of(meeting: Meeting) -> str:
    """What a meeting is called in a sentence, in the active language."""
    return meeting.title or meeting.kind_and_number
