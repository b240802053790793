"""Seal the record of what was done in a chain of batches, and verify the chain."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from iiwg.audit.models import AuditEvent, AuditSeal
from iiwg.audit.services import WRITING
from iiwg.database import locks

BATCH = 5000  # events under one link: whoever records waits no longer than these take to read


class Fault(StrEnum):
    """What can be wrong with a part of the chain."""

    CHANGED = "changed"  # the events under a link no longer give its digest
    MISSING = "missing"  # the first or the last event of a link is not there, or is under another link too
    UNCOVERED = "uncovered"  # events before the end of the chain that no link covers


@dataclass(frozen=True)
class Part:
    """A part of the chain: from which event to which, and what is wrong with it; None when it is whole."""

    first_event_id: int
    last_event_id: int
    fault: Fault | None = None


def seal_chain() -> AuditSeal | None:
    """Seal the events since the last link; None when there are none, or while somebody is in the middle of an act.

    An event has its id when it is written and is seen when its transaction ends, so an event with a lower id may
    still be on its way behind one that is seen already. Every `record` therefore holds a shared lock until its
    transaction ends, and a link is made only while nobody holds it: then no lower id can arrive any more. A link
    never waits for that: a long transaction would hold up everybody who records behind it. The next run seals instead.
    An extra column with the number of the transaction would do the same, and grow with the record for ever.
    """
    with transaction.atomic():
        if not locks.alone(WRITING):
            return None
        last = AuditSeal.objects.order_by("-last_event_id").first()
        since = AuditEvent.objects.filter(id__gt=last.last_event_id if last else 0)
        events = list(since.order_by("id")[:BATCH])
        if not events:
            return None
        return AuditSeal.objects.create(
            first_event_id=events[0].pk,
            last_event_id=events[-1].pk,
            digest=digest_of(last.digest if last else "", events),
            at=timezone.now(),
        )


def broken_links() -> list[Part]:
    """The parts of the chain that are not whole."""
    return [part for part in parts() if part.fault]


def parts() -> Iterator[Part]:
    """Every part of the chain, whole or not; every event up to its end is under exactly one link.

    A number that no event has is no fault: an act that failed leaves one behind. One link and its events are held at a time.
    """
    links = AuditSeal.objects.order_by("last_event_id").iterator()
    link = next(links, None)
    events = _Events()  # read after the links: an event is never missing only because it is younger
    before = ""
    while link:
        uncovered = events.up_to(link.first_event_id - 1)
        if uncovered:
            yield Part(uncovered[0].pk, uncovered[-1].pk, Fault.UNCOVERED)
        yield Part(
            link.first_event_id, link.last_event_id, _fault(link, before, events.up_to(link.last_event_id))
        )
        before, link = link.digest, next(links, None)


def _fault(link: AuditSeal, before: str, covered: list[AuditEvent]) -> Fault | None:
    """What is wrong with a link over these events; `before` is the digest of the link before it."""
    ends = {covered[0].pk, covered[-1].pk} if covered else set()
    if ends != {link.first_event_id, link.last_event_id}:
        return Fault.MISSING
    return None if digest_of(before, covered) == link.digest else Fault.CHANGED


class _Events:
    """All events in order, taken part by part."""

    def __init__(self):
        self.coming: Iterator[AuditEvent] = AuditEvent.objects.order_by("id").iterator()
        self.next = next(self.coming, None)

    def up_to(self, last: int) -> list[AuditEvent]:
        """The events not taken yet, up to an id."""
        taken = []
        while self.next and self.next.pk <= last:
            taken.append(self.next)
            self.next = next(self.coming, None)
        return taken


def digest_of(before: str, events) -> str:
    """The SHA-256 over the digest of the link before and a batch of events."""
    digest = hashlib.sha256(before.encode())
    for event in events:
        row = [
            event.pk,
            event.at.isoformat(),
            event.actor_id,
            event.on_behalf_of,
            event.verb,
            event.subject,
            event.facts,
        ]
        digest.update(json.dumps(row, sort_keys=True, ensure_ascii=False).encode())
    return digest.hexdigest()
