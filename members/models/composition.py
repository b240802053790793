"""The composition of the group: the persons, approved by an act where the Terms say so; apart from the list of institutions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iiwg.database.seals import Seal
from iiwg.documents.models import DocumentVersion
from members.enums import CompositionStatus
from members.models.lpi import MembershipTerm


class Composition(models.Model):
    """One version of who sits in the group; a change of a person makes the next one."""

    number = models.PositiveSmallIntegerField(_("version"), unique=True)
    status = models.CharField(max_length=10, choices=CompositionStatus, default=CompositionStatus.DRAFT)
    act = models.CharField(
        _("act"), max_length=200, blank=True
    )  # number and kind, or the letter that sufficed
    act_date = models.DateField(_("date of the act"), null=True, blank=True)
    document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="draft") | models.Q(act_date__isnull=False),
                name="members_approved_composition_has_act",
            )
        ]

    seals = (Seal("composition_sealed", when="OLD.status <> 'draft'", writable=("status",)),)

    @property
    def is_draft(self) -> bool:
        """Whether no act approves it yet."""
        return self.status == CompositionStatus.DRAFT

    def __str__(self):
        return _("Composition, version %(number)d") % {"number": self.number}


class CompositionEntry(models.Model):
    """A person on a seat, in one version of the composition."""

    composition = models.ForeignKey(Composition, on_delete=models.PROTECT, related_name="entries")
    term = models.ForeignKey(MembershipTerm, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["term__seat__unit__alphabet", "id"]
        constraints = [
            models.UniqueConstraint(fields=["composition", "term"], name="members_composition_entry_once")
        ]

    seals = (
        Seal(
            "composition_entry_sealed",
            when="EXISTS (SELECT 1 FROM members_composition c WHERE c.id = OLD.composition_id AND c.status <> 'draft')",
        ),
    )

    def __str__(self):
        return str(self.term)
