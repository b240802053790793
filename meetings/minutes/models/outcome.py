"""Outcomes of a meeting: decisions, recommendations, agreements."""

from django.db import models

from iiwg.database.fields import FoldedTextField
from iiwg.database.seals import Seal
from meetings.meeting.models import Meeting
from meetings.minutes.enums import OutcomeKind
from meetings.minutes.models.minutes import Line
from members.institutions.enums import Language
from members.institutions.models import Institution
from members.seats.models import LpiVersion
from members.terms.models import TermsOfReference
from tmf_registry.facilities.models import Facility


class Outcome(models.Model):
    """A numbered outcome of exactly one line, created when the minutes are approved; sealed from then on."""

    line = models.OneToOneField(Line, on_delete=models.PROTECT, related_name="outcome")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=15, choices=OutcomeKind)
    number = models.CharField(max_length=60)
    language = models.CharField(max_length=2, choices=Language)
    text = models.TextField()
    folded = FoldedTextField("text")
    facility = models.ForeignKey(
        Facility, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes"
    )
    addressee = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes"
    )

    lpi_version = models.OneToOneField(
        LpiVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="outcome"
    )
    terms = models.ForeignKey(
        TermsOfReference, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes"
    )

    class Meta:
        ordering = ["-meeting__held_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="meetings_outcome_number_once")
        ]

    seals = (Seal("outcome_sealed"),)

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"
