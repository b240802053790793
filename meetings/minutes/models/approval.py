"""The exact text that was sent for approval, who was asked to approve it, and what they answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.database.models import exactly_one
from iiwg.database.seals import Seal
from iiwg.documents.models import DocumentVersion
from meetings.minutes.enums import ApprovalState
from meetings.minutes.models.corrigendum import Corrigendum
from meetings.minutes.models.minutes import Minutes
from members.chairs.models import ChairingTerm
from members.institutions.enums import Language

OF_ONE_PAPER = exactly_one("minutes", "corrigendum")


class Approval(models.Model):
    """One co-chair asked to approve one exact text, of minutes or of a corrigendum to them.

    `digest` is the SHA-256 of the authoritative text.
    On paper: the secretariat uploads the signed scan of exactly that digest, on behalf of the co-chair.
    signer: name, post and capacity of who approved, by language, as they were on that day.
    """

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, null=True, blank=True, related_name="approvals"
    )
    corrigendum = models.ForeignKey(
        Corrigendum, on_delete=models.PROTECT, null=True, blank=True, related_name="approvals"
    )
    round = models.PositiveSmallIntegerField()
    chairing_term = models.ForeignKey(ChairingTerm, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ApprovalState, default=ApprovalState.ASKED)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    on_behalf = models.BooleanField(default=False)
    scan = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signer = models.JSONField(default=dict, blank=True)
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        ordering = ["round", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "round", "chairing_term"], name="meetings_approval_once"
            ),
            models.UniqueConstraint(
                fields=["corrigendum", "round", "chairing_term"], name="meetings_corrigendum_approval_once"
            ),
            models.CheckConstraint(condition=OF_ONE_PAPER, name="meetings_approval_of_one_paper"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "closed"])
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="meetings_approval_decided_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(on_behalf=False) | Q(scan__isnull=False), name="meetings_approval_paper_has_scan"
            ),
        ]

    seals = (Seal("approval_sealed", when="OLD.state <> 'asked'"),)

    @property
    def paper(self) -> Minutes | Corrigendum:
        """What is to be approved."""
        return self.corrigendum or self.minutes

    @property
    def scan_url(self) -> str:
        """Where the signed scan is downloaded."""
        if self.corrigendum_id:
            return reverse("meetings:corrigendum-scan", args=[self.corrigendum_id, self.pk])
        return reverse("meetings:approval-scan", args=[self.minutes.meeting_id, self.pk])

    def __str__(self):
        return f"{self.minutes or self.corrigendum} · {self.chairing_term}"


class MinutesText(models.Model):
    """The exact text of minutes or of a corrigendum as sent for approval in one round, with fixed words in one language.

    The authoritative one is in the language of the minutes: its SHA-256 is what a co-chair approves.
    """

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, null=True, blank=True, related_name="texts"
    )
    corrigendum = models.ForeignKey(
        Corrigendum, on_delete=models.PROTECT, null=True, blank=True, related_name="texts"
    )
    round = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2, choices=Language)
    authoritative = models.BooleanField(default=False)
    document = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-round", "-authoritative", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "round", "language"], name="meetings_minutes_text_once"
            ),
            models.UniqueConstraint(
                fields=["corrigendum", "round", "language"], name="meetings_corrigendum_text_once"
            ),
            models.UniqueConstraint(
                fields=["minutes", "round"],
                condition=Q(authoritative=True),
                name="meetings_minutes_text_one_authoritative",
            ),
            models.UniqueConstraint(
                fields=["corrigendum", "round"],
                condition=Q(authoritative=True),
                name="meetings_corrigendum_text_one_authoritative",
            ),
            models.CheckConstraint(condition=OF_ONE_PAPER, name="meetings_minutes_text_of_one_paper"),
        ]

    seals = (Seal("minutes_text_sealed"),)

    def __str__(self):
        return f"{self.minutes or self.corrigendum} {self.round} {self.language}"
