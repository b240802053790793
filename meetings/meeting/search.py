"""Meetings, found by title, place, number, note or day."""

from django.utils.translation import gettext_lazy as _

from iiwg.pages.languages import fields_of
from iiwg.search.findable import Findable, Hit
from meetings.meeting.models import Meeting
from meetings.meeting.rules import visible_meetings

IN_LANGUAGES = (*fields_of("title"), *fields_of("place"))


def meetings() -> Findable:
    """Meetings."""
    return Findable(
        name="meetings",
        title=_("Meetings"),
        model=Meeting,
        visible=visible_meetings,
        words=_words,
        hit=lambda row: hit_at(row, str(row), row.get_absolute_url(), row.get_kind_display()),
    )


def hit_at(meeting: Meeting, text: str, url: str, kind, *, number: str = "", note: str = "") -> Hit:
    """What was found of a meeting, with its number, unless it has one of its own, and its day."""
    number = number or meeting.number or str(meeting.sequence or "")
    return Hit(
        text, url, kind, number=number, day=meeting.held_on, precision=meeting.date_precision, note=note
    )


def _words(row: Meeting) -> list:
    texts = [getattr(row, name) for name in IN_LANGUAGES]
    return [*texts, row.number, row.sequence, row.note, row.held_on]
