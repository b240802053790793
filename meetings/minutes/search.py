"""Minutes, found by their number; their lines and outcomes, found by their words."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.search.findable import Findable, Hit, beginning
from meetings.meeting.models import Meeting
from meetings.meeting.search import hit_at
from meetings.minutes.enums import OUTCOME_OF_LINE, LineKind, MinutesStatus
from meetings.minutes.models import Line, LineText, Minutes, Outcome
from meetings.minutes.rules import (
    visible_lines,
    visible_minutes,
    visible_outcomes,
    with_corrections,
    with_corrigenda,
)
from meetings.minutes.texts.corrigendum import cited_in, cited_of, correction_note

# Of approved minutes these lines are found as what they became: outcomes and action items.
BECOME_RECORDS = Q(
    kind__in=[*OUTCOME_OF_LINE, LineKind.ACTION],
    minutes__status__in=[MinutesStatus.APPROVED, MinutesStatus.PUBLISHED],
)


def minutes() -> Findable:
    """Minutes."""
    return Findable(
        name="minutes",
        title=_("Minutes"),
        model=Minutes,
        visible=lambda user: visible_minutes(user).prefetch_related(with_corrigenda(user)),
        words=lambda row: [row.number, row.meeting.number, row.meeting.sequence],
        hit=_hit_of_minutes,
        parts={Meeting: "meeting"},
        needs=("meeting",),
    )


def outcomes() -> Findable:
    """Decisions, recommendations and agreements."""
    return Findable(
        name="outcomes",
        title=_("Decisions and recommendations"),
        model=Outcome,
        visible=lambda user: visible_outcomes(user).prefetch_related(
            with_corrections(user, "line__corrections")
        ),
        words=lambda row: [row.number, row.text],
        hit=_hit_of_outcome,
        parts={Minutes: "meeting__minutes"},
        needs=("meeting", "line"),
    )


def lines() -> Findable:
    """What was heard, said and noted; of minutes under way every line."""
    return Findable(
        name="lines",
        title=_("Words of minutes"),
        model=Line,
        visible=_lines_for,
        words=lambda row: [row.number, *(text.text for text in row.texts.all())],
        hit=_hit_of_line,
        parts={LineText: "texts", Minutes: "minutes"},
        needs=("minutes__meeting",),
        lists=("texts",),
    )


def _lines_for(user) -> QuerySet[Line]:
    standing = visible_lines(user).filter(removed_at__isnull=True, item__removed_at__isnull=True)
    found = standing.exclude(BECOME_RECORDS).prefetch_related(with_corrections(user))
    return found.order_by("-minutes__meeting__held_on", "item__ordinal", "ordinal", "id")


def _hit_of_minutes(row: Minutes) -> Hit:
    note = correction_note(cited_in(row))
    return hit_at(row.meeting, str(row), row.get_absolute_url(), _("Minutes"), number=row.number, note=note)


def _hit_of_outcome(row: Outcome) -> Hit:
    url = reverse("meetings:minutes", args=[row.meeting_id])
    note = correction_note(cited_of(row.line))
    return hit_at(row.meeting, beginning(row.text), url, row.get_kind_display(), number=row.number, note=note)


def _hit_of_line(row: Line) -> Hit:
    text = next((text.text for text in row.texts.all() if text.language == row.minutes.language), "")
    number = row.number or row.minutes.number
    url = row.minutes.get_absolute_url()
    note = correction_note(cited_of(row))
    return hit_at(row.minutes.meeting, beginning(text), url, row.get_kind_display(), number=number, note=note)
