"""What warns about the day of a meeting and never blocks: by when the Terms want agenda and minutes, a day without work."""

import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.pages.dates import long_date
from meetings.meeting.enums import Preparation
from meetings.meeting.models import Meeting
from members.calendar.services import add_working_days, day_off, take_working_days
from members.terms.models import TermsOfReference


def asked_by(version: TermsOfReference | None, code: str, held_on: datetime.date) -> datetime.date | None:
    """The day by which these Terms want something of a meeting done; None where they do not say."""
    if version is None:
        return None
    if code == Preparation.AGENDA and version.agenda_circulation_working_days is not None:
        return take_working_days(held_on, version.agenda_circulation_working_days)
    if code == Preparation.MINUTES and version.minutes_due_working_days is not None:
        return add_working_days(held_on, version.minutes_due_working_days)
    return None


def warnings(meeting: Meeting) -> list[str]:
    """What to know of the days of a meeting: what is late, and that nobody works on the day it is planned for."""
    return [*late(meeting), *_on_a_day_off(meeting)]


def _on_a_day_off(meeting: Meeting) -> list[str]:
    is_to_come = meeting.is_planned or meeting.is_convened
    name = day_off(meeting.held_on) if is_to_come else ""
    return (
        [_("By the calendar the day of the meeting is not a working day: %(name)s.") % {"name": name}]
        if name
        else []
    )


def late(meeting: Meeting) -> list[str]:
    """What the Terms of Reference wanted sent by a day gone by, of a meeting that was prepared here."""
    if meeting.is_cancelled or meeting.records_are_closed:
        return []
    words = {
        Preparation.AGENDA: _("By the Terms of Reference the agenda was to be sent by %(day)s."),
        Preparation.MINUTES: _(
            "By the Terms of Reference the minutes were to be sent for approval by %(day)s."
        ),
    }
    is_open = {task.code for task in meeting.preparation_tasks.all() if task.done_at is None}
    waited = [Preparation.MINUTES] if meeting.is_over else [Preparation.AGENDA] if meeting.is_planned else []
    due = {code: asked_by(meeting.terms, code, meeting.held_on) for code in waited if code in is_open}
    return [
        words[code] % {"day": long_date(day, get_language())}
        for code, day in due.items()
        if day and day < today()
    ]
