"""What happens in upper rooms when a procedure moves, without the lower room knowing them."""

from collections.abc import Callable
from contextvars import ContextVar

from django.apps import apps

from iiwg.audit.models import AuditEvent

_ATTACHED: dict[str, list[Callable]] = {}
_RUNNING: ContextVar[tuple[AuditEvent, ...]] = ContextVar("events whose effects run now", default=())


def attach(effect: str, function: Callable) -> None:
    """Run `function(obj, by=…, because=…)` inside the transaction of every transition that names the effect.

    because: the audit event of that transition; what the function moves in turn, it moves under this event.
    """
    if function not in _ATTACHED.setdefault(effect, []):
        _ATTACHED[effect].append(function)


def attached(effect: str) -> list[Callable]:
    """The functions attached to an effect, lowest floor first."""
    floors = [config.name for config in apps.get_app_configs()]

    def floor(function) -> int:
        owners = [i for i, name in enumerate(floors) if f"{function.__module__}.".startswith(f"{name}.")]
        return max(owners, default=0)

    return sorted(_ATTACHED.get(effect, []), key=floor)


def run(effect: str, obj, *, by, because: AuditEvent) -> None:
    """Run the functions attached to an effect, under the audit event of the act that has this effect."""
    before = _RUNNING.set((*_RUNNING.get(), because))
    try:
        for function in attached(effect):
            function(obj, by=by, because=because)
    finally:
        _RUNNING.reset(before)


def are_running(event: AuditEvent) -> bool:
    """Whether effects of this very event run at this moment; another event, or a copy of it, opens nothing."""
    return any(event is running for running in _RUNNING.get())
