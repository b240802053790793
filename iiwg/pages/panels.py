"""Panels: how a page of a lower noun shows an upper noun's objects without knowing it.

A function of a place ("facility", "meeting", "institution") gets the object and the user and answers with a title, a
template and its context, or None when there is nothing this user may see. Rooms name theirs in their table.
"""

from iiwg.workflow import rooms


def panels_of(place: str, obj, user) -> list[dict]:
    """The panels of a place for one object and one reader, lowest floor first."""
    shown = [panel(obj, user) for panel in rooms.panels(place)]
    return [panel for panel in shown if panel]
