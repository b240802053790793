"""Meetings, in what happened to the group."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from iiwg.pages.brought import Event
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.rules import visible_meetings
from meetings.meeting.services.letters import name_of


def events(user) -> Iterator[Event]:
    """The day of each meeting that was held and that this reader may see."""
    for meeting in visible_meetings(user).filter(status__in=[MeetingStatus.HELD, MeetingStatus.CLOSED]):
        yield Event(
            meeting.held_on, meeting.date_precision, _("Meeting: %(name)s") % {"name": name_of(meeting)}
        )
