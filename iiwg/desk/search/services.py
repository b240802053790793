"""Search over everything a reader may see, in any spelling."""

from django.urls import reverse
from django.utils.translation import gettext as _

from actions.items.rules import visible_actions
from iiwg.database.fold import fold
from meetings.meeting.rules import visible_meetings
from meetings.minutes.rules import visible_outcomes
from members.institutions.rules import is_reader, visible_institutions
from members.people.models import Person
from tmf_registry.facilities.rules import visible_facilities

MOST = 20


def find(text: str, user) -> list[dict]:
    """Groups of what was found: a title and rows with a name and an address."""
    words = fold(text)
    if len(words) < 2:
        return []
    people = Person.objects.current().search(text) if is_reader(user) else Person.objects.none()
    meetings = [m for m in visible_meetings(user) if words in fold(" ".join(_texts_of(m)))]
    groups = [
        (
            _("Institutions"),
            visible_institutions(user).with_names().search(text)[:MOST],
            "members:institution",
            None,
        ),
        (_("People"), people[:MOST], "members:person", None),
        (_("Facilities"), visible_facilities(user).search(text)[:MOST], "tmf_registry:facility", None),
        (_("Meetings"), meetings[:MOST], "meetings:meeting", None),
        (
            _("Decisions and recommendations"),
            visible_outcomes(user).filter(folded__contains=words)[:MOST],
            "meetings:minutes",
            lambda row: f"{row.number}: {row.text[:120]}",
        ),
        (
            _("Action items"),
            visible_actions(user).filter(folded__contains=words)[:MOST],
            "actions:item",
            lambda row: f"{row.number}: {row.text[:120]}",
        ),
    ]
    found = []
    for title, rows, name, words_of in groups:
        shown = [
            {
                "text": words_of(row) if words_of else str(row),
                "url": reverse(name, args=[row.meeting_id if name == "meetings:minutes" else row.pk]),
            }
            for row in rows
        ]
        if shown:
            found.append({"title": title, "rows": shown})
    return found


def _texts_of(meeting) -> list[str]:
    names = [
        getattr(meeting, f"{field}_{language}")
        for field in ("title", "place")
        for language in ("tg", "ru", "en")
    ]
    return [text for text in (*names, meeting.number, meeting.note, meeting.held_on.isoformat()) if text]
