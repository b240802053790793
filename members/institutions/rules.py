"""Who speaks for an institution; who reads the register, who changes it.

Upper nouns know more of a user (a seat, a turn in the chair) and bring it, so that this noun can answer for all of them.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

import rules
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from iiwg.accounts.rules import is_administrator, is_observer, is_secretariat, is_signed_in
from iiwg.audit.actors import Account
from iiwg.database.models import today
from iiwg.workflow.rooms import brought
from members.institutions.models import (
    Group,
    Institution,
    InstitutionName,
    InstitutionParent,
    InstitutionQuerySet,
    InstitutionUserObjectPermission,
    Succession,
)

Visitor: TypeAlias = Account | AnonymousUser
Answer = TypeVar("Answer")


def represented_by(user: Visitor) -> frozenset[int]:
    """Ids of the institutions a user speaks for today: granted as focal point, by seat, or as co-chair.

    Who sits for a unit also speaks for the ministry the unit belongs to.
    """
    if isinstance(user, AnonymousUser):
        return frozenset()
    return cached_on(user, "_represented", lambda: _represented(user))


def _represented(user: Account) -> frozenset[int]:
    own = stands_for(user)
    parents = InstitutionParent.objects.on(today()).filter(institution_id__in=own)
    return own | frozenset(parents.values_list("parent_id", flat=True))


def stands_for(user: Account) -> frozenset[int]:
    """Ids of the institutions a user stands for in person, without those above them."""
    return frozenset().union(*(institutions(user) for institutions in brought("stands_for")))


def words_around(user: Account) -> Iterator[str]:
    """The names of the institutions a user speaks for: what no password is made of."""
    names = InstitutionName.objects.filter(institution_id__in=represented_by(user))
    yield from names.values_list("text", flat=True)


def granted_to(user: Account) -> set[int]:
    """Ids of the institutions a user is focal point of."""
    granted = InstitutionUserObjectPermission.objects.filter(
        user_id=user.pk, permission__codename="represent_institution"
    )
    return set(granted.values_list("content_object_id", flat=True))


def nominates_for(user: Visitor) -> frozenset[int]:
    """Ids of the units a user may nominate for: their own, and the units of a ministry they are the focal point of.

    Who sits for a unit does not nominate for the ministry above it.
    """
    if isinstance(user, AnonymousUser):
        return frozenset()
    return cached_on(user, "_nominates_for", lambda: _nominates_for(user))


def _nominates_for(user: Account) -> frozenset[int]:
    units = InstitutionParent.objects.on(today()).filter(parent_id__in=granted_to(user))
    return stands_for(user) | frozenset(units.values_list("institution_id", flat=True))


def cached_on(holder: object, name: str, compute: Callable[[], Answer]) -> Answer:
    """What `compute` returns, computed once a request and cached on its user, or on the request, under a name."""
    if not hasattr(holder, name):
        setattr(holder, name, compute())
    return getattr(holder, name)


@rules.predicate
def is_member(user: Visitor) -> bool:
    """Speaks for an institution."""
    return is_signed_in(user) and bool(represented_by(user))


@rules.predicate
def takes_part(user: Visitor) -> bool:
    """Speaks for an institution, or has another part in the group: a turn in the chair that was, is or comes next."""
    return bool(is_member(user)) or any(has_part(user) for has_part in brought("takes_part"))


# What the roles tell first: it costs no query.
is_reader = is_secretariat | is_observer | is_administrator | takes_part

rules.add_perm("members.view_register", is_reader)
rules.add_perm("members.view_institution", is_reader)
rules.add_perm("members.change_institution", is_secretariat)
rules.add_perm("members.grant_focal_point", is_secretariat | is_administrator)
rules.add_perm("members.view_contacts", is_secretariat | takes_part)


def visible_groups(user: Visitor) -> QuerySet[Group]:
    """The working group, for who reads its register."""
    return Group.objects.all() if is_reader(user) else Group.objects.none()


def visible_institutions(user: Visitor) -> InstitutionQuerySet:
    """The institutions a user may see."""
    return Institution.objects.all() if is_reader(user) else Institution.objects.none()


def visible_names(user: Visitor) -> QuerySet[InstitutionName]:
    """The names of institutions a user may see."""
    return InstitutionName.objects.filter(institution__in=visible_institutions(user))


def visible_parents(user: Visitor) -> QuerySet[InstitutionParent]:
    """What the institutions a user may see belong to."""
    return InstitutionParent.objects.filter(institution__in=visible_institutions(user))


def visible_successions(user: Visitor) -> QuerySet[Succession]:
    """The successions of institutions a user may see."""
    return Succession.objects.filter(before__in=visible_institutions(user))
