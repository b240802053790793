"""The figure of the register on the home page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.audit.actors import Account
from iiwg.pages.brought import Figure
from tmf_registry.facilities.rules import visible_facilities


def figures(user: Account) -> Iterator[Figure]:
    """How many facilities of the register this reader may see."""
    yield Figure(
        _("Facilities on the register"), visible_facilities(user).count(), reverse("tmf_registry:list")
    )
