"""Who may, as far as roles alone tell."""

import rules

from iiwg.accounts.roles import ADMINISTRATOR, OBSERVER, SECRETARIAT


@rules.predicate
def is_signed_in(user):
    """An active account."""
    return bool(user and user.is_authenticated and user.is_active)


@rules.predicate
def is_administrator(user):
    """Holds the role administrator."""
    return is_signed_in(user) and user.has_role(ADMINISTRATOR)


@rules.predicate
def is_secretariat(user):
    """Holds the role secretariat."""
    return is_signed_in(user) and user.has_role(SECRETARIAT)


@rules.predicate
def is_observer(user):
    """Holds the role observer."""
    return is_signed_in(user) and user.has_role(OBSERVER)


rules.add_perm("accounts.manage_users", is_administrator)
rules.add_perm("accounts.read_mail", is_administrator)
rules.add_perm("accounts.use", is_signed_in)
