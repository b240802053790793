"""Versions of the list of institutions, in what happened to the group."""

from collections.abc import Iterator

from iiwg.pages.brought import Event
from members.seats.models import LpiVersion


def events(_user) -> Iterator[Event]:
    """The day from which each version applies."""
    for version in LpiVersion.objects.all():
        if version.starts_on:
            yield Event(version.starts_on, "day", str(version))
