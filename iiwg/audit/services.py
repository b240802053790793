"""Record an act, read a record's history, seal the chain and verify it."""

import hashlib
import json

from django.db import transaction
from django.utils import timezone

from iiwg.audit.actors import Actor, number_of
from iiwg.audit.models import AuditEvent, AuditSeal


def key(obj) -> str:
    """The plain key of a record: "meetings.minutes:12"."""
    return f"{obj._meta.label_lower}:{obj.pk}"


def record(verb: str, obj, *, by: Actor, on_behalf_of=None, subject: str = "", **facts) -> AuditEvent:
    """Write one event in the caller's transaction. `by` is a user or SYSTEM; facts are codes, never texts.

    subject: the key of a record that is gone by now.
    """
    return AuditEvent.objects.create(
        at=timezone.now(),
        actor_id=number_of(by),
        on_behalf_of=key(on_behalf_of) if on_behalf_of else "",
        verb=verb,
        subject=subject or key(obj),
        facts=facts,
    )


def events_of(*objects):
    """The events of some records, newest first."""
    return AuditEvent.objects.filter(subject__in=[key(obj) for obj in objects]).order_by("-id")


def seal_chain() -> AuditSeal | None:
    """Seal the events since the last link; None when there are none. Safe to run twice."""
    with transaction.atomic():
        last = AuditSeal.objects.select_for_update().order_by("-last_event_id").first()
        events = list(AuditEvent.objects.filter(id__gt=last.last_event_id if last else 0).order_by("id"))
        if not events:
            return None
        return AuditSeal.objects.create(
            first_event_id=events[0].pk,
            last_event_id=events[-1].pk,
            digest=_digest(last.digest if last else "", events),
            at=timezone.now(),
        )


def broken_links() -> list[AuditSeal]:
    """The links of the chain whose events no longer give the sealed digest."""
    broken, before = [], ""
    for link in AuditSeal.objects.order_by("last_event_id"):
        events = AuditEvent.objects.filter(id__range=(link.first_event_id, link.last_event_id)).order_by("id")
        if _digest(before, events) != link.digest:
            broken.append(link)
        before = link.digest
    return broken


def _digest(before: str, events) -> str:
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
