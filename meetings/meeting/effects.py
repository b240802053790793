"""What happens to a meeting when its minutes move: what is recorded of it closes, and opens again; the end of a chair."""

from django.utils import timezone
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.pages.dates import long_date
from iiwg.pages.languages import current_language
from iiwg.workflow.doors import changing
from iiwg.workflow.tables import Refused
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.models import Meeting
from members.chairs.models import ChairingTerm


def close_records(minutes, *, by: Actor) -> None:
    """The minutes were sent for approval: date, agenda and participants stay as their text says."""
    with changing(minutes.meeting, "meetings.meeting.close_records", by=by) as meeting:
        meeting.records_closed_at = timezone.now()


def reopen_records(minutes, *, by: Actor) -> None:
    """The minutes are written again: what is recorded may be corrected."""
    with changing(minutes.meeting, "meetings.meeting.reopen_records", by=by) as meeting:
        meeting.records_closed_at = None


def keep_chair_of_meetings(term: ChairingTerm, *, by: Actor) -> None:
    """A chair does not end before a meeting that was held under it; one that is planned takes the chair of its day when held."""
    after = Meeting.objects.filter(chairing_term=term, held_on__gt=term.ends_on)
    held = after.filter(status__in=(MeetingStatus.HELD, MeetingStatus.CLOSED)).order_by("-held_on").first()
    if held:
        day = long_date(held.held_on, current_language(), held.date_precision)
        raise Refused(
            _("A meeting was held under this chair on %(day)s: it can end on that day at the earliest.")
            % {"day": day}
        )
