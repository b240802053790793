"""Template tags of the actions room: a due date in words, a status badge."""

from datetime import timedelta

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actions.items.enums import ActionStatus
from iiwg.pages.dates import day_in_words
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


@register.simple_tag
def standing(item) -> str:
    """Its status and its due date; of what is overdue, since when and for how many days."""
    if not (days := item.days_overdue):
        return format_html("{} {}", action_status(item), due(item))
    words = ngettext("Overdue since %(day)s – %(days)d day", "Overdue since %(day)s – %(days)d days", days)
    since = day_in_words(item.due_on + timedelta(days=1))
    return badge("overdue", words % {"day": since, "days": days})
