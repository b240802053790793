"""Participants of meetings, found by their name, their title and their institution where these were typed."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.search.findable import Findable, Hit
from meetings.attendance.models import Attendance
from meetings.attendance.rules import visible_attendance
from meetings.meeting.models import Meeting
from meetings.meeting.search import hit_at
from members.people.models import Person


def participants() -> Findable:
    """Participants of meetings."""
    return Findable(
        name="participants",
        title=_("Participants of meetings"),
        model=Attendance,
        visible=lambda user: visible_attendance(user).order_by("-meeting__held_on", "id"),
        words=_words,
        hit=_hit,
        parts={Meeting: "meeting", Person: "person"},
        needs=("meeting", "person"),
    )


def _words(row: Attendance) -> list:
    return [row.name, row.person, row.person and row.person.latin_name, row.title, row.institution_text]


def _hit(row: Attendance) -> Hit:
    text = f"{row} – {row.institution_text}" if row.institution_text else str(row)
    return hit_at(
        row.meeting, text, reverse("meetings:attendance", args=[row.meeting_id]), row.get_role_display()
    )
