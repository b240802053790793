"""Write minutes line by line; a save names the version it was made from, so that nothing is ever overwritten."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.workflow.tables import Refused
from meetings.agenda.models import AgendaItem
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.models import Meeting
from meetings.minutes.enums import LineKind, MinutesStatus
from meetings.minutes.models import Line, LineText, Minutes, MinutesAuthor
from meetings.minutes.texts.line_text import tidy

DETAILS = (
    "speaker",
    "responsible",
    "due_kind",
    "due_on",
    "due_meeting",
    "offset_days",
    "facility",
    "lpi_version",
    "terms",
)


@dataclass
class Conflict(Exception):
    """Somebody saved the line meanwhile: what stands there now, and what was sent."""

    line: Line
    theirs: str
    mine: str


def start(meeting: Meeting, *, language: str, by) -> Minutes:
    """Begin the minutes of a meeting in a language."""
    with transaction.atomic():
        row = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if row.status == MeetingStatus.CANCELLED:
            raise Refused(_("This meeting was cancelled: it has no minutes."))
        if Minutes.objects.filter(meeting=meeting).exists():
            raise Refused(_("The minutes of this meeting were begun already."))
        minutes = Minutes.objects.create(meeting=meeting, language=language, number=meeting.number or "")
        record("meetings.minutes.start", minutes, by=by)
    return minutes


def _open(minutes_id: int) -> Minutes:
    """The minutes, locked, if they can be written."""
    minutes = Minutes.objects.select_for_update().get(pk=minutes_id)
    if minutes.status not in (MinutesStatus.DRAFT, MinutesStatus.RETURNED):
        raise Refused(
            _("The minutes were sent for approval: their text is fixed and can no longer be changed.")
        )
    return minutes


def _is_author(minutes: Minutes, user) -> None:
    MinutesAuthor.objects.get_or_create(minutes=minutes, round=minutes.round, user=user)


def add_line(
    minutes: Minutes, item: AgendaItem, *, kind: str, by, text: str = "", after: Line | None = None
) -> Line:
    """Add a line under an item, at its end or after another line."""
    if kind not in LineKind.values or item.meeting_id != minutes.meeting_id:
        raise Refused(_("A line of this kind cannot stand here."))
    with transaction.atomic():
        row = _open(minutes.pk)
        under = Line.objects.filter(minutes=row, item=item)
        place = (under.aggregate(last=Max("ordinal"))["last"] or 0) + 1
        line = Line.objects.create(minutes=row, item=item, kind=kind, ordinal=place, updated_by=by)
        LineText.objects.create(line=line, language=row.language, text=tidy(text))
        if after:
            _renumber(under, line, after)
        _is_author(row, by)
        record("meetings.minutes.line", row, by=by, line=line.pk)
    return line


def _renumber(under, line: Line, after: Line) -> None:
    order = [other for other in under.order_by("ordinal", "id") if other.pk != line.pk]
    place = next((i for i, other in enumerate(order) if other.pk == after.pk), len(order) - 1)
    order.insert(place + 1, line)
    for ordinal, other in enumerate(order, start=1):
        Line.objects.filter(pk=other.pk).update(ordinal=ordinal)


def save_line(line: Line, *, base_version: int, text: str, by, co_executors=None, **details) -> Line:
    """Save a line that was made from `base_version`; raise Conflict when somebody saved it meanwhile."""
    with transaction.atomic():
        minutes = _open(line.minutes_id)
        row = Line.objects.select_for_update().get(pk=line.pk)
        kept = LineText.objects.select_for_update().get(line=row, language=minutes.language)
        text = tidy(text)
        if row.version != base_version:
            if kept.text == text and _stands(row, details, co_executors):
                return row  # the answer to an earlier save was lost on the way
            raise Conflict(row, kept.text, text)
        kept.text = text
        kept.save()
        for name in DETAILS:
            if name in details:
                setattr(row, name, details[name])
        row.version += 1
        row.updated_by = by
        row.save()
        if co_executors is not None:
            row.co_executors.set(co_executors)
        _is_author(minutes, by)
        record("meetings.minutes.line", minutes, by=by, line=row.pk, version=row.version)
    return row


def _stands(row: Line, details: dict, co_executors) -> bool:
    """Whether the details sent are those that are kept."""
    if any(getattr(row, name) != details[name] for name in DETAILS if name in details):
        return False
    return co_executors is None or set(row.co_executors.all()) == set(co_executors)


def remove_line(line: Line, *, by) -> None:
    """Take a line out that was never sent; it can be put back."""
    with transaction.atomic():
        minutes = _open(line.minutes_id)
        Line.objects.filter(pk=line.pk).update(removed_at=timezone.now())
        _is_author(minutes, by)
        record("meetings.minutes.line_remove", minutes, by=by, line=line.pk)


def restore_line(line: Line, *, by) -> None:
    """Put a line back."""
    with transaction.atomic():
        minutes = _open(line.minutes_id)
        Line.objects.filter(pk=line.pk).update(removed_at=None)
        _is_author(minutes, by)
        record("meetings.minutes.line_restore", minutes, by=by, line=line.pk)


def move_line(line: Line, *, up: bool, by) -> None:
    """Move a line one place up or down under its item."""
    with transaction.atomic():
        minutes = _open(line.minutes_id)
        rows = list(
            Line.objects.filter(minutes=minutes, item=line.item, removed_at__isnull=True).order_by(
                "ordinal", "id"
            )
        )
        place = next((i for i, row in enumerate(rows) if row.pk == line.pk), None)
        if place is None:
            raise Refused(_("This line was taken out meanwhile."))
        other = place - 1 if up else place + 1
        if 0 <= other < len(rows):
            rows[place], rows[other] = rows[other], rows[place]
            for ordinal, row in enumerate(rows, start=1):
                Line.objects.filter(pk=row.pk).update(ordinal=ordinal)
            _is_author(minutes, by)


def set_number(minutes: Minutes, number: str, *, by) -> None:
    """The number of the minutes as the secretariat registers them ("16/10 75" is as good as "3")."""
    with transaction.atomic():
        row = _open(minutes.pk)
        row.number = number.strip()
        row.save()
        record("meetings.minutes.number", row, by=by)
    minutes.refresh_from_db()
