"""The figure of meetings on the home page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.audit.actors import Account
from iiwg.pages.brought import Figure
from meetings.meeting.services.cadence import cadence


def figures(_user: Account) -> Iterator[Figure]:
    """How many meetings were held, beside how many the Terms of Reference ask for."""
    found = cadence()
    if found is None:
        return
    label = _("Meetings in the last twelve months") if found.is_rolling else _("Meetings this year")
    note = _("at least %(number)d are asked for") % {"number": found.expected}
    yield Figure(label, found.held, reverse("meetings:list"), note)
