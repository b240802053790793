"""The figures of action items on the home page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from actions.items.enums import ActionStatus
from actions.items.filters import OVERDUE
from actions.items.rules import visible_actions
from iiwg.audit.actors import Account
from iiwg.pages.brought import Figure


def figures(user: Account) -> Iterator[Figure]:
    """How many of the action items this reader may read are open, late, and done; nothing where there is none to read."""
    seen, page = visible_actions(user), reverse("actions:list")
    if not seen.exists():
        return
    late = seen.overdue().count()
    done = seen.filter(status=ActionStatus.CONFIRMED).count()
    yield Figure(_("Open action items you may read"), seen.open().count(), page)
    yield Figure(_("Overdue ones of these"), late, f"{page}?state={OVERDUE}", is_late=late > 0)
    yield Figure(
        _("Action items confirmed done that you may read"), done, f"{page}?state={ActionStatus.CONFIRMED}"
    )
