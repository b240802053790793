"""What of seats waits for the secretariat, on the home page."""

from collections.abc import Iterator

from iiwg.pages.brought import Section, Urgency
from members.seats.panels import overtaken


def sections(user) -> Iterator[Section]:
    """Listed bodies whose place another one has taken, for who prepares the next list."""
    context = overtaken(user)
    if context["can_change"] and context["overtaken"]:
        yield Section("members/seats/lpi/overtaken.html", context, urgency=Urgency.TO_DECIDE)
