"""What of the hand-over of the chair waits for a reader, on the home page."""

from collections.abc import Iterator

from iiwg.database.models import today
from iiwg.pages.brought import Section, Urgency
from members.chairs.models import ChairingTerm
from members.chairs.services import rotation


def sections(user) -> Iterator[Section]:
    """That the next turn is this reader's, and the way to the pack of the term that ends soon."""
    if turn := _next_turn_of(user):
        yield Section("desk/handover/home_next.html", {"term": turn}, urgency=Urgency.HANDING_OVER)
    ending = rotation.ending_soon()
    if ending and user.has_perm("members.view_handover", ending):
        yield Section("desk/handover/home.html", {"term": ending}, urgency=Urgency.HANDING_OVER)


def _next_turn_of(user) -> ChairingTerm | None:
    """The turn that follows one of today, where this user is its official."""
    for term in ChairingTerm.objects.on(today()):
        following = term.following()
        if following and following.person and following.person.user_id == user.pk:
            return following
    return None
