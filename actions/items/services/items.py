"""Create action items from what they follow from, publish them with it, and let due dates follow a meeting."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import translation

from actions.items.models import ORIGINS, ActionItem
from actions.items.notices import CREATED
from iiwg.audit.actors import Actor
from iiwg.audit.services import key
from iiwg.documents.enums import Access
from iiwg.notifications.services import notify
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import changing, creating
from meetings.meeting.models import Meeting
from meetings.minutes.enums import DueKind, LineKind
from meetings.minutes.models import Correction, Corrigendum, Line, Minutes
from meetings.minutes.texts.due import due_in_words
from meetings.minutes.texts.minutes import lines_of, text_of
from members.institutions.models import Institution
from members.seats.services.recipients import of_institution


def create(origin: Model, *, co_executors: Iterable[Institution] = (), by: Actor, **facts: Any) -> ActionItem:
    """An action item that follows from `origin`, a record of one of the kinds in ORIGINS; facts are its columns."""
    with creating(ActionItem, "actions.actionitem.create", by=by, origin=key(origin)) as make:
        item = make(**{_key_of(origin): origin}, **facts)
        item.co_executors.set(co_executors)
    return item


def _key_of(origin: Model) -> str:
    """The name of the key that holds an origin."""
    names = {ActionItem._meta.get_field(name).related_model: name for name in ORIGINS}
    return names[type(origin)]


def create_from_minutes(minutes: Minutes, *, by: Actor) -> list[ActionItem]:
    """The effect of approving minutes: an action item for each line that has none, and letters to the responsible."""
    meeting = minutes.meeting
    lines = lines_of(minutes).filter(kind=LineKind.ACTION, action_item__isnull=True)
    created = [
        create(
            line,
            number=line.number,
            language=minutes.language,
            text=text_of(line, minutes.language),
            chairing_term=meeting.chairing_term,
            responsible=line.responsible,
            co_executors=line.co_executors.all(),
            facility=line.facility,
            due_kind=line.due_kind,
            due_on=day_of(line),
            due_meeting=line.due_meeting,
            offset_days=line.offset_days,
            access=Access.RESTRICTED if meeting.access == Access.RESTRICTED else line.item.access,
            published_at=minutes.published_at,
            by=by,
        )
        for line in lines
    ]
    _notify_institutions(minutes, created)
    return created


def publish_with_minutes(minutes: Minutes, *, by: Actor) -> None:
    """The effect of publishing minutes: readers see what follows from them, unless it is restricted."""
    for item in ActionItem.objects.filter(line__minutes=minutes, published_at__isnull=True):
        with changing(item, "actions.actionitem.publish", by=by) as row:
            row.published_at = minutes.published_at


def day_of(item: Line | ActionItem) -> date | None:
    """The last day: given, the end of the quarter, or counted back from the meeting; None when ongoing."""
    if item.due_kind == DueKind.MEETING and item.due_meeting:
        return item.due_meeting.held_on - timedelta(days=item.offset_days)
    return item.due_on


def follow_meeting(meeting: Meeting, *, by: Actor) -> None:
    """The effect of moving a meeting: what is due before it moves with it."""
    for item in ActionItem.objects.open().filter(due_kind=DueKind.MEETING, due_meeting=meeting):
        with changing(item, "actions.actionitem.follow_meeting", by=by) as row:
            row.due_on = meeting.held_on - timedelta(days=row.offset_days)


def follow_corrigendum(corrigendum: Corrigendum, *, by: Actor) -> None:
    """The effect of publishing a corrigendum: action items are due on the days it says, whatever their state.

    The corrigendum of the highest number decides, also when one before it is published later.
    """
    published = corrigendum.minutes.corrigenda.published()
    made = Correction.objects.filter(corrigendum__in=published).of_due_dates()
    dated = corrigendum.corrections.of_due_dates().values("line")
    last = {row.line_id: row for row in made.select_related("corrigendum")}
    for item in ActionItem.objects.filter(line__in=dated):
        correction = last[item.line_id]
        if (item.due_kind, item.due_on) == (DueKind.DAY, correction.due_on):
            continue
        facts = {"corrigendum": key(correction.corrigendum)}
        with changing(item, "actions.actionitem.follow_corrigendum", by=by, **facts) as row:
            row.due_kind, row.due_on = DueKind.DAY, correction.due_on
            row.due_meeting, row.offset_days = None, 0


def _notify_institutions(minutes: Minutes, created: list[ActionItem]) -> None:
    by_institution = defaultdict(list)
    for item in created:
        by_institution[item.responsible].append(item)
    for institution, items in by_institution.items():
        notify(
            CREATED,
            of_institution(institution),
            about=items[0],
            path=reverse("actions:list"),
            institution=lambda institution=institution: institution.name(),
            day=lambda: long_date(minutes.meeting.held_on, translation.get_language()),
            items=lambda items=items: "\n".join(in_one_line(item) for item in items),
        )


def in_one_line(item: ActionItem) -> str:
    """“3/2025-T1: first words… (by 30 June 2026)” in the active language."""
    words = " ".join(item.text.split())
    short = words if len(words) <= 160 else f"{words[:157]}…"
    due = due_in_words(item.due_kind, item.due_on, item.due_meeting, item.offset_days)
    return f"{item.number}: {short}" + (f" ({due})" if due else "")
