"""A corrigendum: what approved minutes say wrongly, and what is to be read instead."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.database.seals import Seal
from meetings.meeting.models import Meeting
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.models.minutes import Line, Minutes
from meetings.minutes.models.paper import NOT_WRITABLE, PaperForApproval, seals_of_a_paper

IN_ORDER = F("ordinal").asc(nulls_last=True)


class CorrigendumQuerySet(models.QuerySet):
    """Corrigenda by what they do."""

    def in_force(self):
        """Those that are approved: they correct the minutes, in their order."""
        return self.filter(status__in=[MinutesStatus.APPROVED, MinutesStatus.PUBLISHED]).order_by(
            IN_ORDER, "pk"
        )

    def published(self):
        """Those the members read: everybody is told of them, in their order."""
        return self.in_force().filter(status=MinutesStatus.PUBLISHED)


class Corrigendum(PaperForApproval):
    """A numbered correction of approved minutes, approved as they were; their own text and digest stay.

    `ordinal` counts the corrigenda of the same minutes, from 1; it is given when one is first sent for approval.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="corrigenda")
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(_("why the minutes are corrected"))
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CorrigendumQuerySet.as_manager()

    class Meta(PaperForApproval.Meta):
        ordering = ["minutes", IN_ORDER, "id"]
        constraints = [
            *PaperForApproval.Meta.constraints,
            models.UniqueConstraint(fields=["minutes", "ordinal"], name="meetings_corrigendum_number_once"),
            models.CheckConstraint(
                condition=Q(ordinal__isnull=False) | Q(status="draft"),
                name="meetings_corrigendum_sent_has_number",
            ),
        ]

    seals = seals_of_a_paper("corrigendum")

    @property
    def meeting(self) -> Meeting:
        """The meeting whose minutes it corrects."""
        return self.minutes.meeting

    @property
    def language(self) -> str:
        """The language in which it is written: that of the minutes."""
        return self.minutes.language

    @property
    def approve_url(self) -> str:
        """Where who is asked reads and answers: on its page."""
        return self.get_absolute_url()

    @property
    def edit_url(self) -> str:
        """Where the secretariat writes: on its page."""
        return self.get_absolute_url()

    def was_written_by(self, user) -> bool:
        """Whether somebody began it or wrote a correction of it (four eyes)."""
        return user == self.created_by or self.corrections.filter(written_by=user).exists()

    def get_absolute_url(self) -> str:
        """The page of the corrigendum."""
        return reverse("meetings:corrigendum", args=[self.pk])

    def __str__(self):
        return f"{self.minutes} · {self.ordinal or ''}"


class CorrectionQuerySet(models.QuerySet):
    """Corrections by what they do."""

    def in_order(self):
        """As they are read: in the order of the numbers of their corrigenda."""
        return self.order_by(F("corrigendum__ordinal").asc(nulls_last=True), "pk")

    def of_due_dates(self):
        """Those that give an action item another due date, in their order."""
        return self.filter(due_on__isnull=False).in_order()


class Correction(models.Model):
    """One place of minutes that is corrected: a line, or a place that is named; the words there, and those to be read.

    `due_on`: the day until which the action item of the line is to be done, where another one was written.
    """

    corrigendum = models.ForeignKey(Corrigendum, on_delete=models.PROTECT, related_name="corrections")
    line = models.ForeignKey(
        Line,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("line"),
    )
    place = models.CharField(_("another place"), max_length=200, blank=True)
    old = models.TextField(_("words that stand there"), blank=True)
    new = models.TextField(_("words to be read instead"), blank=True)
    due_on = models.DateField(_("due date"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = [
            "corrigendum",
            F("line__item__ordinal").asc(nulls_last=True),
            F("line__ordinal").asc(nulls_last=True),
            "id",
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(line__isnull=False, place="") | (Q(line__isnull=True) & ~Q(place="")),
                name="meetings_correction_of_one_place",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(line__isnull=False),
                name="meetings_correction_of_due_date_has_line",
            ),
            models.CheckConstraint(
                condition=~Q(old="") | Q(due_on__isnull=False),
                name="meetings_correction_corrects_something",
            ),
        ]

    seals = (
        Seal(
            "correction_sealed",
            when="EXISTS (SELECT 1 FROM meetings_corrigendum c WHERE c.id = OLD.corrigendum_id "
            f"AND c.status IN ({NOT_WRITABLE}))",
            inserts="EXISTS (SELECT 1 FROM meetings_corrigendum c WHERE c.id = NEW.corrigendum_id "
            f"AND c.status IN ({NOT_WRITABLE}))",
        ),
    )

    def __str__(self):
        return f"{self.old[:40]} → {self.new[:40]}" if self.old else f"→ {self.due_on}"
