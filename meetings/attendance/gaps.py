"""Who came as a guest, for the page of who is missing at the table."""

import datetime
from collections import Counter

from meetings.attendance.enums import ParticipantRole
from meetings.attendance.models import Attendance


def guests(since: datetime.date) -> Counter:
    """In how many meetings since a day each institution had a guest, by its id."""
    rows = Attendance.objects.filter(
        meeting__held_on__gte=since,
        institution__isnull=False,
        role__in=[ParticipantRole.INVITEE, ParticipantRole.EXPERT, ParticipantRole.OBSERVER],
    )
    return Counter(
        institution for institution, _meeting in set(rows.values_list("institution_id", "meeting_id"))
    )
