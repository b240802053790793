"""The figure of decisions on the home page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.audit.actors import Account
from iiwg.pages.brought import Figure
from meetings.minutes.rules import visible_outcomes


def figures(user: Account) -> Iterator[Figure]:
    """How many decisions, recommendations and agreements this reader may read."""
    yield Figure(
        _("Decisions and recommendations"), visible_outcomes(user).count(), reverse("meetings:outcomes")
    )
