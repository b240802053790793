"""Who may, in the register."""

import rules

from iiwg.accounts.rules import is_secretariat
from iiwg.audit.actors import Account
from iiwg.documents.enums import Access
from members.institutions.rules import is_reader, represented_by
from tmf_registry.facilities.models import Facility, FacilityQuerySet


@rules.predicate
def is_not_restricted(user: Account, facility: Facility | None) -> bool:
    """Open to members."""
    return facility is None or facility.access != Access.RESTRICTED


@rules.predicate
def operates(user: Account, facility: Facility | None) -> bool:
    """Speaks for the operator."""
    return bool(facility and facility.operator_id and facility.operator_id in represented_by(user))


def visible_facilities(user: Account) -> FacilityQuerySet:
    """The facilities a user may see: restricted ones only the secretariat and the operator."""
    if is_secretariat(user):
        return Facility.objects.all()
    if not is_reader(user):
        return Facility.objects.none()
    open_ones = Facility.objects.exclude(access=Access.RESTRICTED)
    return open_ones | Facility.objects.filter(operator_id__in=represented_by(user))


rules.add_perm("tmf_registry.view_facilities", is_reader)
rules.add_perm("tmf_registry.view_facility", is_secretariat | (is_reader & (is_not_restricted | operates)))
rules.add_perm("tmf_registry.change_facility", is_secretariat)
