"""Who takes attendance, and who sees it."""

import rules
from django.db.models import QuerySet

from iiwg.accounts.rules import is_secretariat
from meetings.attendance.models import Attendance
from meetings.meeting.rules import visible_meetings


def visible_attendance(user) -> QuerySet[Attendance]:
    """The participants of meetings a user may see."""
    return Attendance.objects.filter(meeting__in=visible_meetings(user))


rules.add_perm("meetings.take_attendance", is_secretariat)
