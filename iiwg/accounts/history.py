"""The history of a record as a page shows it."""

from dataclasses import dataclass
from datetime import datetime

from iiwg.accounts.models import User
from iiwg.audit.services import events_of
from iiwg.audit.words import sentence


@dataclass(frozen=True)
class Entry:
    """One act: when, who, what."""

    at: datetime
    who: str
    sentence: str


def history_of(*objects, limit: int = 100) -> list[Entry]:
    """What was done to some records, newest first; two queries whatever their number."""
    events = list(events_of(*objects)[:limit])
    names = User.objects.in_bulk({event.actor_id for event in events if event.actor_id})
    return [Entry(event.at, str(names.get(event.actor_id, "")), sentence(event.verb)) for event in events]
