"""The verification of what lies below every room: the seals in the database and the chain over the record of actions."""

from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from iiwg.audit import chain
from iiwg.audit.chain import Fault
from iiwg.database import seals as database_seals
from iiwg.health.verification import Checked

LINK_SENTENCES = {
    Fault.CHANGED: _(
        "Events {first} to {last} of the record of actions are not what they were when they were sealed."
    ),
    Fault.MISSING: _(
        "The first or the last of the events {first} to {last} of the record of actions is gone."
    ),
    Fault.UNCOVERED: _(
        "Events {first} to {last} of the record of actions are under no seal, though later ones are."
    ),
}


def seals() -> Iterator[Checked]:
    """Whether the database holds every seal and range that is declared."""
    missing = set(database_seals.missing())
    for _model, rule in database_seals.declared():
        words = format_lazy(
            _("The database lacks the seal {name}, or holds it disabled or changed."), name=rule.name
        )
        yield Checked("seals", rule.name, words if rule.name in missing else "")


def links() -> Iterator[Checked]:
    """Whether every link of the chain holds."""
    for part in chain.parts():
        first, last = part.first_event_id, part.last_event_id
        words = format_lazy(LINK_SENTENCES[part.fault], first=first, last=last) if part.fault else ""
        yield Checked("links", f"{first}–{last}", words)
