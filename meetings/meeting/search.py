"""Meetings that a search finds, by title, place, number, note or day."""

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.database.fold import fold
from iiwg.pages.brought import HITS, Hits, hits
from iiwg.pages.languages import fields_of
from meetings.meeting.models import Meeting
from meetings.meeting.rules import visible_meetings

IN_LANGUAGES = (*fields_of("title"), *fields_of("place"))


def find(words: str, user) -> Hits:
    """The meetings this reader may see that hold the folded words. A meeting keeps no folded column; they are few."""
    found = [meeting for meeting in visible_meetings(user) if words in fold(_text_of(meeting))]
    return hits(_("Meetings"), found[:HITS], lambda meeting: reverse("meetings:meeting", args=[meeting.pk]))


def _text_of(meeting: Meeting) -> str:
    texts = [getattr(meeting, name) for name in IN_LANGUAGES]
    return " ".join(filter(None, [*texts, meeting.number, meeting.note, meeting.held_on.isoformat()]))
