"""Filters of the outgoing mail."""

from django.utils.translation import gettext_lazy as _

from iiwg.notifications.enums import State
from iiwg.pages.filters import Choice, Filters


class MailFilters(Filters):
    """By where a letter stands."""

    state = Choice(choices=State.choices, label=_("Status"))
