"""The record of what was done: append-only, without personal data, chained in batches."""

from django.db import models

from iiwg.database.seals import Seal


class AuditEvent(models.Model):
    """One act: who (a plain number, so that erasing a person breaks nothing), what, on which record, when.

    `facts` holds codes and digests only, never names, addresses or texts.
    """

    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True, blank=True)  # None: the system itself
    on_behalf_of = models.CharField(max_length=80, blank=True)  # subject key of the person or institution
    verb = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=80, db_index=True)  # "meetings.minutes:12"
    facts = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["id"]

    seals = (Seal("audit_event_sealed"),)

    def __str__(self):
        return f"{self.verb} {self.subject}"


class AuditSeal(models.Model):
    """A link of the chain: the SHA-256 over a batch of events and the link before it."""

    first_event_id = models.BigIntegerField()
    last_event_id = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["last_event_id"]

    seals = (Seal("audit_seal_sealed"),)

    def __str__(self):
        return f"{self.first_event_id}–{self.last_event_id}"
