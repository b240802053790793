"""Approved minutes give birth to action items: one a line, once however often it is tried."""

from collections import defaultdict
from datetime import timedelta

from django.urls import reverse
from django.utils import translation

from actions.models import ActionItem
from actions.notices import BORN
from iiwg.notifications.services import notify
from iiwg.pages.dates import long_date
from meetings.enums import DueKind, LineKind
from meetings.texts.due import due_in_words
from meetings.texts.minutes import lines_of, text_of
from members.services.recipients import of_institution


def from_minutes(minutes, *, by, because) -> list[ActionItem]:
    """The effect of approving minutes: action items with numbers and due dates; letters to the responsible."""
    born = []
    for line in lines_of(minutes).filter(kind=LineKind.ACTION):
        item, is_new = ActionItem.objects.get_or_create(line=line, defaults=_facts(line, minutes))
        if is_new:
            item.co_executors.set(line.co_executors.all())
            born.append(item)
    _tell(minutes, born)
    return born


def _facts(line, minutes) -> dict:
    meeting = minutes.meeting
    return {
        "meeting": meeting,
        "agenda_item": line.item,
        "chairing_term": meeting.chairing_term,
        "number": line.number,
        "language": minutes.language,
        "text": text_of(line, minutes.language),
        "responsible": line.responsible,
        "facility": line.facility,
        "due_kind": line.due_kind,
        "due_on": day_of(line),
        "due_meeting": line.due_meeting,
        "offset_days": line.offset_days,
        "access": line.item.access,
    }


def day_of(item):
    """The last day: given, the end of the quarter, or counted back from the meeting; None when ongoing."""
    if item.due_kind == DueKind.MEETING and item.due_meeting:
        return item.due_meeting.held_on - timedelta(days=item.offset_days)
    return item.due_on


def follow_meeting(meeting, *, by, because) -> None:
    """The effect of moving a meeting: what is due before it moves with it."""
    for item in ActionItem.objects.open().filter(due_kind=DueKind.MEETING, due_meeting=meeting):
        ActionItem.objects.filter(pk=item.pk).update(
            due_on=meeting.held_on - timedelta(days=item.offset_days)
        )


def _tell(minutes, born: list[ActionItem]) -> None:
    by_place = defaultdict(list)
    for item in born:
        by_place[item.responsible].append(item)
    for place, items in by_place.items():
        notify(
            BORN,
            of_institution(place),
            about=minutes.meeting,
            path=reverse("actions:list"),
            institution=lambda place=place: place.name(),
            day=lambda: long_date(minutes.meeting.held_on, translation.get_language()),
            items=lambda items=items: "\n".join(in_one_line(item) for item in items),
        )


def in_one_line(item: ActionItem) -> str:
    """“3/2025-T1: first words… (by 30 June 2026)” in the active language."""
    words = " ".join(item.text.split())
    short = words if len(words) <= 160 else f"{words[:157]}…"
    due = due_in_words(item.due_kind, item.due_on, item.due_meeting, item.offset_days)
    return f"{item.number}: {short}" + (f" ({due})" if due else "")
