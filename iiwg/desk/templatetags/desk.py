"""Template tags of the desk: where a letter stands, where an account stands."""

from django import template
from django.utils.translation import gettext as _

from iiwg.notifications.enums import State
from iiwg.pages.templatetags.pages import badge

register = template.Library()


@register.simple_tag
def letter_state(letter) -> str:
    """Word, icon and colour of a letter of the outgoing mail."""
    kinds = {State.SENT: "done", State.FAILED: "overdue"}
    kind = kinds.get(letter.state, "waiting") if letter.to_email else "waiting"
    return badge(kind, letter.standing)


def account_words(user) -> str:
    """Whether an account is closed, in use, or its invitation not answered yet."""
    if not user.is_active:
        return _("closed")
    return _("active") if user.has_usable_password() else _("invited")


@register.simple_tag
def account_state(user) -> str:
    """The same with icon and colour."""
    kind = "inactive" if not user.is_active else "done" if user.has_usable_password() else "waiting"
    return badge(kind, account_words(user))
