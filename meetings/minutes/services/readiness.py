"""What minutes still lack before they can be sent for approval: one check a function, each yields its sentences."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from iiwg.database.enums import DatePrecision
from meetings.agenda.texts import numbers_of
from meetings.attendance.enums import Presence
from meetings.meeting.models import Meeting
from meetings.minutes.enums import DueKind, LineKind, MinutesStatus
from meetings.minutes.models import Line, Minutes
from meetings.minutes.texts.minutes import NUMBERED, lines_of, text_of
from members.seats.enums import LpiStatus
from members.seats.services import lpi
from members.terms.services import numbers


@dataclass(frozen=True)
class Draft:
    """Minutes as they are checked: their lines, and the number of each agenda item by its id."""

    minutes: Minutes
    lines: list[Line]
    items: dict[int, int]

    @property
    def meeting(self) -> Meeting:
        """The meeting they are of."""
        return self.minutes.meeting


def readiness(minutes: Minutes) -> list[str]:
    """Sentences that say what is missing; empty when the minutes can be sent."""
    draft = Draft(minutes, list(lines_of(minutes)), numbers_of(minutes.meeting))
    found = [sentence for check in OF_THE_WHOLE for sentence in check(draft)]
    for line in draft.lines:
        checks = OF_A_LINE if line.item_id in draft.items else (_is_printed,)
        found += [sentence for check in checks for sentence in check(draft, line)]
    return list(dict.fromkeys(found))


def _meeting_was_held(draft: Draft) -> Iterator[str]:
    if not draft.meeting.is_over:
        yield _("The meeting is not marked as held.")


def _somebody_was_present(draft: Draft) -> Iterator[str]:
    if not draft.meeting.attendance.filter(presence=Presence.PRESENT).exists():
        yield _("Nobody is marked as present.")


def _something_was_written(draft: Draft) -> Iterator[str]:
    if not draft.lines:
        yield _("The minutes are empty.")


def _outcomes_can_be_numbered(draft: Draft) -> Iterator[str]:
    if any(line.kind in NUMBERED for line in draft.lines) and _needs_number(draft.meeting):
        yield _("The meeting has no number, and the numbers of outcomes are made from it.")


def _needs_number(meeting: Meeting) -> bool:
    patterns = [row.pattern for row in meeting.terms.number_patterns.all()] if meeting.terms else []
    patterns = patterns or list(numbers.DEFAULT_PATTERN.values())
    return not (meeting.sequence or meeting.number) and any("{meeting}" in pattern for pattern in patterns)


def _a_list_is_adopted_once(draft: Draft) -> Iterator[str]:
    named = [line.lpi_version_id for line in draft.lines if line.lpi_version_id]
    elsewhere = Line.objects.filter(
        lpi_version_id__in=named, removed_at__isnull=True, minutes__status=MinutesStatus.FOR_APPROVAL
    ).exclude(minutes=draft.minutes)
    if len(named) > len(set(named)) or elsewhere.exists():
        yield _("Two decisions adopt the same list of institutions. Leave it with one of them.")


def _is_printed(draft: Draft, line: Line) -> Iterator[str]:
    """A line under an item without a number stands in no text; such an item is restricted, the meeting is not."""
    yield _(
        "An item with lines is restricted, and all members would read its text. Open the item, or restrict the meeting."
    )


def _has_text(draft: Draft, line: Line) -> Iterator[str]:
    if not text_of(line, draft.minutes.language).strip():
        yield _("A line under item %(item)d has no text.") % {"item": draft.items[line.item_id]}


def _adopts_a_proposed_list(draft: Draft, line: Line) -> Iterator[str]:
    if line.lpi_version and line.lpi_version.status != LpiStatus.PENDING:
        yield _("A decision under item %(item)d adopts a list of institutions that is not proposed.") % {
            "item": draft.items[line.item_id]
        }


def _adopts_a_list_from_a_day(draft: Draft, line: Line) -> Iterator[str]:
    if line.lpi_version is None:
        return
    if line.applies_from is None and draft.meeting.date_precision != DatePrecision.DAY:
        yield _("The day of the meeting is not known. Say at the decision from which day the list applies.")
    elif sentence := lpi.why_not_from(line.adopts_from):
        yield sentence


def _adopts_by_decision(draft: Draft, line: Line) -> Iterator[str]:
    if (line.lpi_version or line.terms) and line.kind != LineKind.DECIDED:
        yield _("A line under item %(item)d adopts a list or Terms of Reference and is no decision.") % {
            "item": draft.items[line.item_id]
        }


def _says_who_and_until_when(draft: Draft, line: Line) -> Iterator[str]:
    if line.kind == LineKind.ACTION and not (line.responsible_id and _has_due(line)):
        yield _("An action item under item %(item)d has no responsible institution or no due date.") % {
            "item": draft.items[line.item_id]
        }


def _has_due(line: Line) -> bool:
    if line.due_kind in (DueKind.DAY, DueKind.QUARTER):
        return line.due_on is not None
    if line.due_kind == DueKind.MEETING:
        return line.due_meeting_id is not None
    return line.due_kind == DueKind.ONGOING


OF_THE_WHOLE: tuple[Callable[[Draft], Iterator[str]], ...] = (
    _meeting_was_held,
    _somebody_was_present,
    _something_was_written,
    _outcomes_can_be_numbered,
    _a_list_is_adopted_once,
)
OF_A_LINE: tuple[Callable[[Draft, Line], Iterator[str]], ...] = (
    _has_text,
    _adopts_a_proposed_list,
    _adopts_a_list_from_a_day,
    _adopts_by_decision,
    _says_who_and_until_when,
)
