"""The figure of seats on the home page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.audit.actors import Account
from iiwg.pages.brought import Figure
from members.seats.enums import Capacity
from members.seats.models import MembershipTerm
from members.seats.services.seats import expected_units


def figures(_user: Account) -> Iterator[Figure]:
    """How many of the units that the list expects a member from have one today."""
    units = expected_units()
    if not units:
        return
    holding = MembershipTerm.objects.holding().filter(seat__unit__in=units, seat__capacity=Capacity.MEMBER)
    number = holding.order_by().values("seat__unit").distinct().count()
    note = _("of %(all)d that are expected") % {"all": len(units)}
    yield Figure(_("Institutions with a member"), number, reverse("members:composition"), note)
