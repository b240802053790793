"""A due date in words: by a day, in a quarter, ongoing, before a meeting."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iiwg.pages.dates import long_date, quarter_of
from iiwg.pages.languages import current_language
from meetings.minutes.enums import DueKind


def due_in_words(kind: str, due_on, due_meeting=None, offset_days: int = 0) -> str:
    """The due date as a work plan of the region writes it, in the active language."""
    language = current_language()
    if kind == DueKind.ONGOING:
        return _("ongoing")
    if kind == DueKind.QUARTER and due_on:
        return _("quarter %(quarter)s of %(year)s") % {
            "quarter": ["I", "II", "III", "IV"][quarter_of(due_on) - 1],
            "year": due_on.year,
        }
    if kind == DueKind.MEETING and due_meeting:
        day = long_date(due_meeting.held_on, language)
        if offset_days:
            words = ngettext(
                "%(days)d day before the meeting of %(day)s",
                "%(days)d days before the meeting of %(day)s",
                offset_days,
            )
            return words % {"days": offset_days, "day": day}
        return _("before the meeting of %(day)s") % {"day": day}
    if due_on:
        return _("by %(day)s") % {"day": long_date(due_on, language)}
    return ""
