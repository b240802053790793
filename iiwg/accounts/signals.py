"""What django-allauth tells of second factors: it is written into the record of actions, and to the owner."""

from typing import Any

from allauth.mfa import signals
from allauth.mfa.models import Authenticator

from iiwg.accounts import services
from iiwg.accounts.proof import HAS_FACTOR
from iiwg.audit.actors import SYSTEM


def connect() -> None:
    """Listen."""
    signals.authenticator_added.connect(_added)
    signals.authenticator_removed.connect(_removed)
    signals.authenticator_reset.connect(_added)
    signals.authentication_failed.connect(_failed)


def _added(user: Any, authenticator: Authenticator, **_told: Any) -> None:
    services.note_factor(user, authenticator.type, added=True, by=user)


def _removed(request: Any, user: Any, authenticator: Authenticator, **_told: Any) -> None:
    request.session.pop(HAS_FACTOR, None)
    services.note_factor(user, authenticator.type, added=False, by=user)


def _failed(user: Any, **_told: Any) -> None:
    services.note_wrong_code(user, by=SYSTEM)
