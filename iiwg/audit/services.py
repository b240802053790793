"""Record an act, and read a record's history."""

from django.db import transaction
from django.utils import timezone

from iiwg.audit.actors import Actor, number_of
from iiwg.audit.models import AuditEvent
from iiwg.database import locks

WRITING = "audit"  # the lock: whoever records works beside others, whoever seals the chain works alone


def key(obj) -> str:
    """The plain key of a record: "meetings.minutes:12"."""
    return f"{obj._meta.label_lower}:{obj.pk}"


def record(verb: str, obj, *, by: Actor, on_behalf_of=None, subject: str = "", **facts) -> AuditEvent:
    """Write one event in the caller's transaction. `by` is a user or SYSTEM; facts are codes, never texts.

    subject: the key of a record that is gone by now.
    """
    with transaction.atomic(savepoint=False):
        locks.beside(WRITING)  # before the event has an id: see `chain.seal_chain`
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
