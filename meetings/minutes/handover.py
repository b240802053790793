"""What of minutes is handed over with the chair: drafts, the decisions of the year, and the minutes they stand in."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.documents.enums import Format
from meetings.meeting.rules import visible_meetings
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.models import Minutes
from meetings.minutes.rules import visible_minutes, visible_outcomes, with_corrections
from meetings.minutes.services import printing
from meetings.minutes.texts.minutes import minutes_title
from members.chairs.handover import DAYS_OF_DECISIONS, Chapter, Order

ANSWERED = (MinutesStatus.APPROVED, MinutesStatus.PUBLISHED)


def chapters(_term, user, language: str) -> Iterator[Chapter]:
    """Minutes that are not approved yet; decisions of the last year with the minutes as they were made."""
    drafts = Minutes.objects.filter(meeting__in=visible_meetings(user)).exclude(status__in=ANSWERED)
    titles = [
        (minutes_title(minutes, language), minutes.get_status_display())
        for minutes in drafts.select_related("meeting")
    ]
    yield Chapter(Order.DRAFTS, _("Drafts under way"), "meetings/minutes/handover/drafts.html", titles)
    decisions = (
        visible_outcomes(user).filter(meeting__held_on__gte=_since()).select_related("meeting", "line")
    )
    yield Chapter(
        Order.DECISIONS,
        _("Decisions of the last year"),
        "meetings/minutes/handover/decisions.html",
        list(decisions.prefetch_related(with_corrections(user, "line__corrections"))),
        files=lambda: _files(user),
    )


def _since():
    return today() - timedelta(days=DAYS_OF_DECISIONS)


def _files(user) -> Iterator[tuple[str, bytes]]:
    """The PDF of each approved minutes of the year this reader may see, where it is made."""
    for minutes in visible_minutes(user).filter(status__in=ANSWERED, meeting__held_on__gte=_since()):
        if rendition := printing.made_file(minutes, minutes.language, Format.PDF):
            with rendition.file.open("rb") as file:
                yield f"{minutes.meeting.held_on} {rendition.document.title}.pdf", file.read()
