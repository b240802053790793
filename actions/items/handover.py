"""What of action items is handed over with the chair: those that are open, on paper and as a table."""

from collections.abc import Iterator

from django.db.models import F, Q
from django.utils.translation import gettext as _

from actions.items.models import ActionItem
from actions.items.rules import visible_actions
from iiwg.pages.spreadsheets import csv_text
from meetings.minutes.texts.due import due_in_words
from members.chairs.handover import Chapter, Order


def chapters(_term, user, language: str) -> Iterator[Chapter]:
    """Open items: those published, and others only where the reader may see them anyway."""
    readable = Q(pk__in=ActionItem.objects.open_to_readers()) | Q(pk__in=visible_actions(user).values("pk"))
    items = ActionItem.objects.open().filter(readable).with_rows()
    items = list(items.order_by(F("due_on").asc(nulls_last=True), "pk"))
    yield Chapter(
        Order.ACTION_ITEMS,
        _("Open action items"),
        "actions/items/handover.html",
        [_row(item, language) for item in items],
        is_counted=True,
        files=lambda: [(f"{_('Action items')}.csv", _table(items, language))],
    )


def _row(item: ActionItem, language: str) -> dict:
    return {
        "number": item.number,
        "text": item.text,
        "responsible": item.responsible.name(language),
        "due": due_in_words(item.due_kind, item.due_on, item.due_meeting, item.offset_days),
    }


def _table(items: list[ActionItem], language: str) -> str:
    header = [_("Number"), _("What is to be done"), _("Responsible"), _("Due"), _("Status")]
    return csv_text(
        header,
        (
            [
                item.number,
                item.text,
                item.responsible.name(language),
                item.due_on or "",
                item.get_status_display(),
            ]
            for item in items
        ),
    )
