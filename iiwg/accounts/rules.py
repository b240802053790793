"""Who may, as far as roles alone tell."""

from typing import Any

import rules
from django.db.models import QuerySet

from iiwg.accounts.models import User
from iiwg.accounts.roles import ADMINISTRATOR, OBSERVER, SECRETARIAT


@rules.predicate
def is_signed_in(user: Any) -> bool:
    """An active account."""
    return bool(user and user.is_authenticated and user.is_active)


@rules.predicate
def is_administrator(user: Any) -> bool:
    """Holds the role administrator."""
    return is_signed_in(user) and user.has_role(ADMINISTRATOR)


@rules.predicate
def is_secretariat(user: Any) -> bool:
    """Holds the role secretariat."""
    return is_signed_in(user) and user.has_role(SECRETARIAT)


@rules.predicate
def is_observer(user: Any) -> bool:
    """Holds the role observer."""
    return is_signed_in(user) and user.has_role(OBSERVER)


@rules.predicate
def is_of_somebody_else(user: Any, account: Any) -> bool:
    """An account that is not the own one."""
    return account is not None and account.pk != user.pk


def visible_users(user: Any) -> QuerySet[User]:
    """The accounts a user may see: all, for who manages them; for the secretariat those whose second factor may be lost."""
    if is_administrator(user):
        return User.objects.all()
    return User.objects.with_second_factor() if is_secretariat(user) else User.objects.none()


rules.add_perm("accounts.manage_users", is_administrator)
rules.add_perm("accounts.give_role", is_administrator & is_of_somebody_else)
rules.add_perm("accounts.invite_without_role", is_administrator | is_secretariat)
rules.add_perm("accounts.read_mail", is_administrator)
rules.add_perm("accounts.recover", is_administrator | is_secretariat)
rules.add_perm("accounts.use", is_signed_in)
