"""Panels: how a page of a lower room shows an upper room's objects without knowing that room.

An upper room registers a function for a place ("facility", "meeting", "institution"); it gets the object and the user and
answers with a title, a template and its context, or None when there is nothing this user may see.
"""

from collections.abc import Callable

from django.apps import apps

_PANELS: dict[str, list[Callable]] = {}


def register(place: str, function: Callable) -> None:
    """Show `function(obj, user)` on pages of a place."""
    if function not in _PANELS.setdefault(place, []):
        _PANELS[place].append(function)


def panels_of(place: str, obj, user) -> list[dict]:
    """The panels of a place for one object and one reader, lowest floor first."""
    floors = [config.name for config in apps.get_app_configs()]

    def floor(function) -> int:
        return max((i for i, n in enumerate(floors) if function.__module__.startswith(f"{n}.")), default=0)

    shown = [function(obj, user) for function in sorted(_PANELS.get(place, []), key=floor)]
    return [panel for panel in shown if panel]
