"""Who acts: a person with an account, or the system itself.

Both are asked the same question, `by.has_perm("room.permission", obj)`, so no door needs a way around for the system: it may do
what the rooms have entrusted to it and nothing else. A visitor who has not signed in is no actor.
"""

from enum import Enum
from typing import Final, Protocol, TypeAlias

from django.db.models import Model

_ENTRUSTED: set[str] = set()


class Account(Protocol):
    """A person who signs in, as far as the ground must know one. `accounts.User` is one."""

    @property
    def pk(self) -> int:
        """The number of the account."""

    def has_perm(self, perm: str, obj: Model | None = None) -> bool:
        """Whether this person may do what a permission is for, to one object or at all."""


class System(Enum):
    """What acts when no person does: a nightly task, a command, the first load. There is one (an enum of one: `is` tells it apart)."""

    SYSTEM = "system"

    @property
    def pk(self) -> None:
        """The system has no account."""
        return None

    def has_perm(self, perm: str, obj: Model | None = None) -> bool:
        """Whether a room has entrusted this permission to the system."""
        return perm in _ENTRUSTED


SYSTEM: Final = System.SYSTEM
Actor: TypeAlias = Account | System


def entrust(*permissions: str) -> None:
    """Let the system act under these permissions; a room says so in its `AppConfig.ready()`."""
    _ENTRUSTED.update(permissions)


def entrusted() -> frozenset[str]:
    """All that the system may do, for the generated documents and the guards."""
    return frozenset(_ENTRUSTED)


def account_of(by: Actor) -> Account | None:
    """What a field such as `approved_by` holds: the account; empty when the system acted."""
    if by is SYSTEM:
        return None
    if by.pk is None:
        raise ValueError("Only a saved account or the system can act.")
    return by


def number_of(by: Actor) -> int | None:
    """What the audit record keeps of an actor: the number of the account; empty when the system acted."""
    account = account_of(by)
    return account.pk if account else None
