"""Steps of the establishment, in what happened to the group."""

from collections.abc import Iterator

from iiwg.pages.brought import Event
from members.establishment.models import EstablishmentStep


def events(_user) -> Iterator[Event]:
    """The day on which each step was done."""
    for step in EstablishmentStep.objects.all():
        if step.done_on:
            yield Event(step.done_on, "day", str(step))
