"""Action items, found by their number and their text."""

from django.utils.translation import gettext_lazy as _

from actions.items.models import ActionItem
from actions.items.rules import visible_actions
from iiwg.search.findable import Findable, Hit, beginning
from meetings.minutes.rules import with_corrections
from meetings.minutes.texts.corrigendum import cited_of, correction_note


def action_items() -> Findable:
    """Action items."""
    return Findable(
        name="actions",
        title=_("Action items"),
        model=ActionItem,
        visible=lambda user: visible_actions(user).prefetch_related(
            with_corrections(user, "line__corrections")
        ),
        words=lambda row: [row.number, row.text],
        hit=_hit,
        needs=("line__item__meeting",),
    )


def _hit(row: ActionItem) -> Hit:
    """With the day of the meeting that agreed it."""
    meeting = row.meeting
    return Hit(
        beginning(row.text),
        row.get_absolute_url(),
        _("Action item"),
        number=row.number,
        day=meeting.held_on if meeting else None,
        precision=meeting.date_precision if meeting else "day",
        note=correction_note(cited_of(row.line)) if row.line else "",
    )
