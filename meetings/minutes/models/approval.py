"""Who was asked to approve the exact text of minutes, and what they answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from iiwg.database.seals import Seal
from iiwg.documents.models import DocumentVersion
from meetings.minutes.enums import ApprovalState
from meetings.minutes.models.minutes import Minutes
from members.chairs.models import ChairingTerm


class Approval(models.Model):
    """One co-chair asked to approve one exact text; `digest` is the SHA-256 of the authoritative text.

    On paper: the secretariat uploads the signed scan of exactly that digest, on behalf of the co-chair.
    signer: name, post and capacity of who approved, by language, as they were on that day.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="approvals")
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

    def __str__(self):
        return f"{self.minutes} · {self.chairing_term}"
