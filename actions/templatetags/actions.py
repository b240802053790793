"""Template tags of the actions room: a due date in words, a status badge."""

from django import template
from django.utils.translation import gettext as _

from actions.items.enums import ActionStatus
from iiwg.pages.templatetags.pages import badge
from meetings.minutes.texts.due import due_in_words

register = template.Library()


@register.simple_tag
def due(item) -> str:
    """The due date in words."""
    return due_in_words(item.due_kind, item.due_on, item.due_meeting, item.offset_days)


@register.simple_tag
def action_status(item) -> str:
    """Word, icon and colour of an action item's status; overdue is said first."""
    if item.is_overdue:
        return badge("overdue", _("Overdue"))
    kinds = {
        ActionStatus.CONFIRMED: "done",
        ActionStatus.DROPPED: "inactive",
        ActionStatus.REPORTED_DONE: "waiting",
    }
    return badge(kinds.get(item.status, "info"), item.get_status_display())
