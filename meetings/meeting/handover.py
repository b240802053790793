"""What of meetings is handed over with the chair: those to come."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from iiwg.database.models import today
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.rules import visible_meetings
from members.chairs.handover import Chapter, Order


def chapters(_term, user, _language) -> Iterator[Chapter]:
    """The meetings to come that this reader may see."""
    coming = visible_meetings(user).filter(
        status__in=[MeetingStatus.PLANNED, MeetingStatus.CONVENED], held_on__gte=today()
    )
    yield Chapter(
        Order.NEXT_MEETING,
        _("Next meeting"),
        "meetings/meeting/handover.html",
        list(coming.order_by("held_on")),
        nothing=_("No meeting is planned"),
    )
