"""What happens to a meeting when its minutes move: what is recorded of it closes, and opens again."""

from django.utils import timezone

from iiwg.audit.actors import Actor
from iiwg.workflow.doors import changing


def close_records(minutes, *, by: Actor) -> None:
    """The minutes were sent for approval: date, agenda and participants stay as their text says."""
    with changing(minutes.meeting, "meetings.meeting.close_records", by=by) as meeting:
        meeting.records_closed_at = timezone.now()


def reopen_records(minutes, *, by: Actor) -> None:
    """The minutes are written again: what is recorded may be corrected."""
    with changing(minutes.meeting, "meetings.meeting.reopen_records", by=by) as meeting:
        meeting.records_closed_at = None
