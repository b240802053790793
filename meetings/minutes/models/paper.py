"""What minutes and a corrigendum to them share: a text that is put to those whom the Terms name, and published."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from iiwg.database.seals import Seal
from meetings.minutes.enums import MinutesStatus

NOT_WRITABLE = "'for_approval', 'approved', 'published'"


class PaperForApproval(models.Model):
    """A text that is written, sent for approval in rounds, approved as it was sent, and published.

    `round` counts how often it was sent for approval.
    """

    status = models.CharField(_("status"), max_length=12, choices=MinutesStatus, default=MinutesStatus.DRAFT)
    round = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="%(app_label)s_%(class)s_approved_by_and_at",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["approved", "published"]) | Q(approved_at__isnull=False),
                name="%(app_label)s_%(class)s_approved_has_time",
            ),
        ]

    @property
    def is_being_written(self) -> bool:
        """Whether the text can still be changed."""
        return self.status in (MinutesStatus.DRAFT, MinutesStatus.RETURNED)

    @property
    def is_waiting(self) -> bool:
        """Whether a co-chair is asked to approve the text."""
        return self.status == MinutesStatus.FOR_APPROVAL

    @property
    def is_sealed(self) -> bool:
        """Whether the text is approved."""
        return self.status in (MinutesStatus.APPROVED, MinutesStatus.PUBLISHED)

    def was_prepared_by(self, user) -> bool:
        """Whether somebody wrote a part of it, sent it, or was the secretary of its meeting (four eyes)."""
        secretary = self.meeting.secretary
        served = secretary is not None and secretary.user_id == user.pk
        return served or self.sent_by_id == user.pk or self.was_written_by(user)

    @property
    def is_published(self) -> bool:
        """Whether the members read it."""
        return self.status == MinutesStatus.PUBLISHED

    @property
    def is_returned(self) -> bool:
        """Whether the co-chair sent it back with a remark."""
        return self.status == MinutesStatus.RETURNED


def seals_of_a_paper(noun: str) -> tuple[Seal, ...]:
    """The seals of such a text: approved it may only be published, published it stays as it is."""
    return (
        Seal(
            f"{noun}_sealed",
            when="OLD.status = 'approved'",
            writable=("published_at", "published_by_id"),
            steps=(("approved", "published"),),
        ),
        Seal(f"{noun}_published_sealed", when="OLD.status = 'published'"),
    )
