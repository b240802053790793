"""What happened to the group, in the order of days. The first meeting may come before the establishment."""

from iiwg.pages.brought import Event
from iiwg.workflow.rooms import brought


def timeline(user) -> list[Event]:
    """What every room knows to have happened and this reader may see: acts, done steps, lists, held meetings."""
    found = [event for bring in brought("timeline") for event in bring(user)]
    return sorted(found, key=lambda event: event.day)
