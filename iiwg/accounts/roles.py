"""Roles: a code, a name and one plain sentence. Co-chairs, focal points and members are derived, not roles."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

ADMINISTRATOR = "administrator"
SECRETARIAT = "secretariat"
OBSERVER = "observer"


@dataclass(frozen=True)
class Role:
    """A role as a secretary would review it."""

    code: str
    name: object
    sentence: object


ROLES = (
    Role(
        ADMINISTRATOR,
        _("Administrator"),
        _("Keeps the system running: invites users, gives roles, reads the outgoing mail and its state."),
    ),
    Role(
        SECRETARIAT,
        _("Secretariat"),
        _("Prepares meetings, writes minutes, keeps the registers and follows what was agreed."),
    ),
    Role(
        OBSERVER,
        _("Observer"),
        _("Reads what is open to members; changes nothing."),
    ),
)


def ensure() -> None:
    """Make every role exist."""
    for role in ROLES:
        Group.objects.get_or_create(name=role.code)


def role(code: str) -> Role:
    """The role of a code."""
    return next(known for known in ROLES if known.code == code)
