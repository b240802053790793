"""Who acts: a person with an account, or the system itself. A visitor who has not signed in is no actor."""

from enum import Enum
from typing import Any, Final, Protocol, TypeAlias

from django.db.models import Model


class Account(Protocol):
    """A person who signs in, as far as the ground must know one. `accounts.User` is one."""

    @property
    def pk(self) -> int:
        """The number of the account."""

    def has_perm(self, perm: str, obj: Model | None = None) -> bool:
        """Whether this person may do what a permission is for, to one object or at all."""


class System(Enum):
    """What acts when no person does: a nightly job, a command, the first load. An enum of one, so that `is` tells it apart.

    It may do the verbs that say so (`by_system`), and what those call.
    """

    SYSTEM = "system"


SYSTEM: Final = System.SYSTEM
Actor: TypeAlias = Account | System


def account_of(by: Actor) -> Any:
    """What a key to an account such as `approved_by` holds: the account; None when the system acted."""
    if by is SYSTEM:
        return None
    if by.pk is None:
        raise ValueError("Only a saved account or the system can act.")
    return by


def number_of(by: Actor) -> int | None:
    """What the audit record keeps of an actor: the number of the account; empty when the system acted."""
    account = account_of(by)
    return account.pk if account else None
