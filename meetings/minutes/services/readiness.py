"""What minutes still lack before they can be sent for approval."""

from django.utils.translation import gettext as _

from meetings.agenda.texts import numbers_of
from meetings.attendance.enums import Presence
from meetings.meeting.enums import MeetingStatus
from meetings.minutes.enums import DueKind, LineKind, MinutesStatus
from meetings.minutes.models import Line, Minutes
from meetings.minutes.texts.minutes import NUMBERED, lines_of, text_of
from members.seats.enums import LpiStatus
from members.terms.services import numbers


def missing(minutes: Minutes) -> list[str]:
    """Sentences that say what is missing; empty when the minutes can be sent."""
    meeting, found = minutes.meeting, []
    lines = list(lines_of(minutes))
    if meeting.status not in (MeetingStatus.HELD, MeetingStatus.CLOSED):
        found.append(_("The meeting is not marked as held."))
    if not meeting.attendance.filter(presence=Presence.PRESENT).exists():
        found.append(_("Nobody is marked as present."))
    if not lines:
        found.append(_("The minutes are empty."))
    if any(line.kind in NUMBERED for line in lines) and _needs_number(meeting):
        found.append(_("The meeting has no number, and the numbers of outcomes are made from it."))
    found += _listed_twice(minutes, lines)
    item_numbers = numbers_of(meeting)
    for line in lines:
        place = item_numbers.get(line.item_id)
        if place is None:
            found.append(
                _(
                    "An item with lines is restricted, and all members would read its text. Open the item, or "
                    "restrict the meeting."
                )
            )
            continue
        if not text_of(line, minutes.language).strip():
            found.append(_("A line under item %(item)d has no text.") % {"item": place})
        if line.lpi_version and line.lpi_version.status != LpiStatus.PENDING:
            found.append(
                _("A decision under item %(item)d adopts a list of institutions that is not proposed.")
                % {"item": place}
            )
        if (line.lpi_version or line.terms) and line.kind != LineKind.DECIDED:
            found.append(
                _("A line under item %(item)d adopts a list or Terms of Reference and is no decision.")
                % {"item": place}
            )
        if line.kind == LineKind.ACTION and not (line.responsible_id and _has_due(line)):
            found.append(
                _("An action item under item %(item)d has no responsible institution or no due date.")
                % {"item": place}
            )
    return list(dict.fromkeys(found))


def _listed_twice(minutes: Minutes, lines) -> list[str]:
    """A list of institutions is adopted by one decision only."""
    named = [line.lpi_version_id for line in lines if line.lpi_version_id]
    elsewhere = Line.objects.filter(
        lpi_version_id__in=named, removed_at__isnull=True, minutes__status=MinutesStatus.FOR_APPROVAL
    ).exclude(minutes=minutes)
    if len(named) == len(set(named)) and not elsewhere.exists():
        return []
    return [_("Two decisions adopt the same list of institutions. Leave it with one of them.")]


def _has_due(line) -> bool:
    needs = {
        DueKind.DAY: line.due_on,
        DueKind.QUARTER: line.due_on,
        DueKind.MEETING: line.due_meeting_id,
        DueKind.ONGOING: True,
    }
    return bool(needs.get(line.due_kind))


def _needs_number(meeting) -> bool:
    patterns = [row.pattern for row in meeting.terms.number_patterns.all()] if meeting.terms else []
    patterns = patterns or list(numbers.DEFAULT_PATTERN.values())
    return not (meeting.sequence or meeting.number) and any("{meeting}" in pattern for pattern in patterns)
