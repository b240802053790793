"""The history of a record as a page shows it."""

from dataclasses import dataclass
from datetime import datetime

from iiwg.accounts.models import User
from iiwg.audit.services import events_of, key
from iiwg.audit.words import sentence
from iiwg.workflow.keys import by_model


@dataclass(frozen=True)
class Entry:
    """One act: when, who, what; on whose behalf, where it was done for somebody else."""

    at: datetime
    who: str
    sentence: str
    behalf: str = ""


def history_of(*objects, limit: int = 100) -> list[Entry]:
    """What was done to some records, newest first; some queries whatever their number."""
    events = list(events_of(*objects)[:limit])
    names = User.objects.in_bulk({event.actor_id for event in events if event.actor_id})
    behalves = _names_of({event.on_behalf_of for event in events if event.on_behalf_of})
    return [
        Entry(
            event.at,
            str(names.get(event.actor_id, "")),
            sentence(event.verb),
            behalves.get(event.on_behalf_of, ""),
        )
        for event in events
    ]


def _names_of(keys: set[str]) -> dict[str, str]:
    """What the people and institutions of some keys are called today; two queries for each kind."""
    return {
        key(row): str(row)
        for model, numbers in by_model(keys).items()
        for row in model._base_manager.filter(pk__in=numbers)
    }
