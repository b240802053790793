"""Who speaks and nominates for an institution by seat."""

from collections import defaultdict
from collections.abc import Collection

import rules
from django.db.models import QuerySet

from iiwg.accounts.models import User
from iiwg.accounts.rules import is_secretariat
from iiwg.database.models import today
from members.chairs.rules import is_cochair
from members.institutions.models import InstitutionParent, InstitutionUserObjectPermission
from members.institutions.rules import is_reader
from members.seats.models import Composition, LpiVersion, MembershipTerm

rules.add_perm("members.change_lpi", is_secretariat)
rules.add_perm("members.adopt_by_decision", is_secretariat | is_cochair)
rules.add_perm("members.change_membership", is_secretariat)


def visible_lists(user: User) -> QuerySet[LpiVersion]:
    """The versions of the List of Participating Institutions a user may see: all readers see all."""
    return LpiVersion.objects.all() if is_reader(user) else LpiVersion.objects.none()


def visible_memberships(user: User) -> QuerySet[MembershipTerm]:
    """The membership terms a user may see: all readers see all."""
    return MembershipTerm.objects.all() if is_reader(user) else MembershipTerm.objects.none()


def visible_compositions(user: User) -> QuerySet[Composition]:
    """The versions of the composition a user may see: all readers see all."""
    return Composition.objects.all() if is_reader(user) else Composition.objects.none()


def seated_for(user: User) -> set[int]:
    """Ids of the institutions a user holds a seat for today."""
    held = MembershipTerm.objects.holding(today()).filter(person__user=user)
    return set(held.values_list("seat__unit_id", flat=True))


def users_speaking_for(institutions: Collection[int]) -> dict[int, list[User]]:
    """Active accounts that speak for each of some institutions today: focal points, seat holders of it and of its units."""
    own = {(pk, pk) for pk in institutions}
    units = InstitutionParent.objects.on(today()).filter(parent_id__in=institutions)
    return _accounts(granted_at=own, seated_at=own | set(units.values_list("parent_id", "institution_id")))


def users_nominating_for(institutions: Collection[int]) -> dict[int, list[User]]:
    """Active accounts that may nominate for each: its focal points and those of the body above it, its own members."""
    own = {(pk, pk) for pk in institutions}
    above = InstitutionParent.objects.on(today()).filter(institution_id__in=institutions)
    return _accounts(granted_at=own | set(above.values_list("institution_id", "parent_id")), seated_at=own)


def _accounts(*, granted_at: set[tuple[int, int]], seated_at: set[tuple[int, int]]) -> dict[int, list[User]]:
    """Accounts of each institution, by where their grants and where their seats count: (institution, where)."""
    grants = InstitutionUserObjectPermission.objects.filter(
        content_object_id__in={where for _institution, where in granted_at},
        permission__codename="represent_institution",
    ).values_list("content_object_id", "user_id")
    seats = (
        MembershipTerm.objects.holding(today())
        .filter(seat__unit_id__in={where for _institution, where in seated_at}, person__user__isnull=False)
        .values_list("seat__unit_id", "person__user_id")
    )
    ids: dict[int, set[int]] = {}
    for institutions, holders in ((granted_at, grants), (seated_at, seats)):
        at = defaultdict(set)
        for where, user_id in holders:
            at[where].add(user_id)
        for institution, where in institutions:
            ids.setdefault(institution, set()).update(at[where])
    users = list(User.objects.active().filter(pk__in=set().union(*ids.values())))
    return {institution: [user for user in users if user.pk in held] for institution, held in ids.items()}
