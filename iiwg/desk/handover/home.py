"""What of the hand-over of the chair waits for a reader, on the home page."""

from collections.abc import Iterator

from iiwg.pages.brought import Section, Urgency
from members.chairs.services import rotation


def sections(user) -> Iterator[Section]:
    """The way to the pack of the term that ends soon."""
    ending = rotation.ending_soon()
    if ending and user.has_perm("members.view_handover", ending):
        yield Section("desk/handover/home.html", {"term": ending}, urgency=Urgency.HANDING_OVER)
