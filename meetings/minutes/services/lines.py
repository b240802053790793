"""Write minutes line by line; a save names the version it was made from, so that nothing is ever overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor, account_of
from iiwg.pages.prose import tidy
from iiwg.workflow.doors import add_facts, changing, creating, leave_no_trace
from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.agenda.models import AgendaItem
from meetings.meeting.models import Meeting
from meetings.meeting.services.order import number_from_one, reorder
from meetings.minutes.enums import LineKind
from meetings.minutes.models import Line, LineText, Minutes, MinutesAuthor
from meetings.minutes.texts.minutes import NUMBERED
from members.institutions.models import Institution

DETAILS = (
    "speaker",
    "responsible",
    "due_kind",
    "due_on",
    "due_meeting",
    "offset_days",
    "facility",
    "lpi_version",
    "applies_from",
    "terms",
)


@dataclass
class Conflict(Exception):
    """Somebody saved the line meanwhile: what stands there now, and what was sent."""

    line: Line
    theirs: str
    mine: str


def start(meeting: Meeting, *, language: str, by: Actor) -> Minutes:
    """Begin the minutes of a meeting in a language."""
    with creating(Minutes, "meetings.minutes.start", by=by, about=meeting) as make:
        if Minutes.objects.filter(meeting=meeting).exists():
            raise Refused(_("The minutes of this meeting were begun already."))
        minutes = make(meeting=meeting, language=language, number=meeting.number or "")
    return minutes


def _is_author(minutes: Minutes, by: Actor) -> None:
    MinutesAuthor.objects.get_or_create(minutes=minutes, round=minutes.round, user=account_of(by))


def add_line(
    minutes: Minutes, item: AgendaItem, *, kind: str, by: Actor, text: str = "", after: Line | None = None
) -> Line:
    """Add a line under an item, at its end or after another line; an outcome or an action is about the item's facility."""
    with changing(minutes, "meetings.minutes.line", by=by) as row:
        if kind not in LineKind.values or item.meeting_id != row.meeting_id:
            raise Refused(_("A line of this kind cannot stand here."))
        _refuse_gone_item(item)
        under = Line.objects.filter(minutes=row, item=item)
        place = (under.aggregate(last=Max("ordinal"))["last"] or 0) + 1
        about = item.facility if kind in NUMBERED else None
        line = Line.objects.create(
            minutes=row, item=item, kind=kind, ordinal=place, facility=about, updated_by=account_of(by)
        )
        LineText.objects.create(line=line, language=row.language, text=tidy(text))
        if after:
            _put_after(under, line, after)
        _is_author(row, by)
        add_facts(line=line.pk)
    return line


def _refuse_gone_item(item: AgendaItem) -> None:
    """The item stays on the agenda until the door is closed: who takes it off waits, and finds the line."""
    agendas.refuse_taken_off(AgendaItem.objects.select_for_update().get(pk=item.pk))


def _put_after(under: QuerySet[Line], line: Line, after: Line) -> None:
    order = [other for other in under.order_by("ordinal", "id") if other.pk != line.pk]
    place = next((i for i, other in enumerate(order) if other.pk == after.pk), len(order) - 1)
    order.insert(place + 1, line)
    number_from_one(order)


def save_line(
    line: Line,
    *,
    base_version: int,
    text: str,
    by: Actor,
    co_executors: Iterable[Institution] | None = None,
    **details: Any,
) -> Line:
    """Save a line that was made from `base_version`; raise Conflict when somebody saved it meanwhile."""
    with changing(line, "meetings.minutes.line", by=by, part_of=line.minutes, line=line.pk) as row:
        if row.removed_at:
            raise Refused(_gone())
        minutes = row.minutes
        kept = LineText.objects.select_for_update().get(line=row, language=minutes.language)
        text = tidy(text)
        if row.version != base_version:
            if kept.text == text and _stands(row, details, co_executors):
                leave_no_trace()  # the answer to an earlier save was lost on the way
                return row
            raise Conflict(row, kept.text, text)
        kept.text = text
        kept.save()
        for name in DETAILS:
            if name in details:
                setattr(row, name, details[name])
        row.version += 1
        row.updated_by = account_of(by)
        if co_executors is not None:
            row.co_executors.set(co_executors)
        _is_author(minutes, by)
        add_facts(version=row.version)
    return row


def _gone() -> str:
    return _("This line was taken out meanwhile.")


def _stands(row: Line, details: dict[str, Any], co_executors: Iterable[Institution] | None) -> bool:
    """Whether the details sent are those that are kept."""
    if any(getattr(row, name) != details[name] for name in DETAILS if name in details):
        return False
    return co_executors is None or set(row.co_executors.all()) == set(co_executors)


def remove_line(line: Line, *, by: Actor) -> None:
    """Take a line out that was never sent; it can be put back."""
    with changing(line, "meetings.minutes.line_remove", by=by, part_of=line.minutes, line=line.pk) as row:
        row.removed_at = timezone.now()
        _is_author(row.minutes, by)


def restore_line(line: Line, *, by: Actor) -> None:
    """Put a line back."""
    with changing(line, "meetings.minutes.line_restore", by=by, part_of=line.minutes, line=line.pk) as row:
        _refuse_gone_item(row.item)
        row.removed_at = None
        _is_author(row.minutes, by)


def move_line(line: Line, *, up: bool, by: Actor) -> None:
    """Move a line one place up or down under its item."""
    with changing(line, "meetings.minutes.line_order", by=by, part_of=line.minutes, line=line.pk) as row:
        rows = Line.objects.filter(minutes=row.minutes, item=row.item, removed_at__isnull=True)
        if not reorder(rows.order_by("ordinal", "id"), row, up=up, gone=_gone()):
            leave_no_trace()
            return
        _is_author(row.minutes, by)


def set_number(minutes: Minutes, number: str, *, by: Actor) -> None:
    """The number of the minutes as the secretariat registers them ("16/10 75" is as good as "3")."""
    with changing(minutes, "meetings.minutes.number", by=by) as row:
        row.number = number.strip()


def set_control(minutes: Minutes, controlled_by: Institution | None, *, by: Actor) -> None:
    """Who watches over the execution of what was decided; None: nobody is named."""
    with changing(minutes, "meetings.minutes.control", by=by) as row:
        row.controlled_by = controlled_by
