"""What happens in upper rooms when a procedure moves, without the lower room knowing them."""

from collections.abc import Callable

from django.apps import apps

_ATTACHED: dict[str, list[Callable]] = {}


def attach(effect: str, function: Callable) -> None:
    """Run `function(obj, by=…)` inside the transaction of every transition that names the effect."""
    if function not in _ATTACHED.setdefault(effect, []):
        _ATTACHED[effect].append(function)


def attached(effect: str) -> list[Callable]:
    """The functions attached to an effect, lowest floor first."""
    floors = [config.name for config in apps.get_app_configs()]

    def floor(function) -> int:
        owners = [i for i, name in enumerate(floors) if f"{function.__module__}.".startswith(f"{name}.")]
        return max(owners, default=0)

    return sorted(_ATTACHED.get(effect, []), key=floor)


def run(effect: str, obj, *, by) -> None:
    """Run the functions attached to an effect."""
    for function in attached(effect):
        function(obj, by=by)
