"""Minutes: ordered lines, each with its own version, and the exact text that was sent for approval."""

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.database.seals import Seal
from meetings.agenda.models import AgendaItem
from meetings.attendance.models import Attendance
from meetings.meeting.models import Meeting
from meetings.minutes.enums import DueKind, LineKind
from meetings.minutes.models.paper import NOT_WRITABLE, PaperForApproval, seals_of_a_paper
from members.institutions.enums import Language
from members.institutions.models import Institution
from members.seats.models import LpiVersion
from members.terms.models import TermsOfReference
from tmf_registry.facilities.models import Facility

if TYPE_CHECKING:
    from meetings.minutes.models.corrigendum import Correction, Corrigendum


class Minutes(PaperForApproval):
    """The minutes of one meeting, written in one language; others may be added beside it.

    `controlled_by`: who watches over the execution of what was decided. Who wrote a line since the last return is an
    author of their round.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    number = models.CharField(_("number"), max_length=60, blank=True)
    language = models.CharField(_("language of the minutes"), max_length=2, choices=Language)
    controlled_by = models.ForeignKey(
        Institution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who controls the execution"),
    )

    announced_corrigenda: "list[Corrigendum]"  # those its reader is told of: see `rules.with_corrigenda`

    class Meta(PaperForApproval.Meta):
        ordering = ["-meeting__held_on", "-id"]

    seals = seals_of_a_paper("minutes")

    @property
    def approve_url(self) -> str:
        """Where who is asked reads and answers."""
        return reverse("meetings:minutes-approve", args=[self.meeting_id])

    @property
    def edit_url(self) -> str:
        """Where the secretariat writes."""
        return reverse("meetings:minutes-edit", args=[self.meeting_id])

    def was_written_by(self, user) -> bool:
        """Whether somebody saved a line since the last return (four eyes)."""
        return self.authors.filter(round=self.round, user=user).exists()

    def get_absolute_url(self) -> str:
        """The page of the minutes, under their meeting."""
        return reverse("meetings:minutes", args=[self.meeting_id])

    def __str__(self):
        return f"{self.meeting}"


class Line(models.Model):
    """One line under an agenda item: heard, spoke, decided, … `version` rises with every save of the line.

    An action line names who is responsible and until when; `number` is given at *send for approval*.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="lines")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(_("kind"), max_length=12, choices=LineKind)
    ordinal = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    number = models.CharField(_("number"), max_length=60, blank=True)
    speaker = models.ForeignKey(
        Attendance,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("speaker"),
    )
    responsible = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    co_executors = models.ManyToManyField(Institution, blank=True, related_name="+")
    due_kind = models.CharField(_("due"), max_length=8, choices=DueKind, blank=True)
    due_on = models.DateField(_("due date"), null=True, blank=True)  # last day of the quarter for a quarter
    due_meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    offset_days = models.SmallIntegerField(_("days before the meeting"), default=0)
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lpi_version = models.ForeignKey(
        LpiVersion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("adopts the list of institutions"),
    )
    applies_from = models.DateField(_("the list applies from"), null=True, blank=True)
    terms = models.ForeignKey(
        TermsOfReference,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("adopts the Terms of Reference"),
    )
    removed_at = models.DateTimeField(null=True, blank=True)  # discarded with undo; was never sent
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    announced_corrections: "list[Correction]"  # those its reader is told of: see `rules.with_corrections`

    class Meta:
        ordering = ["item__ordinal", "ordinal", "id"]

    seals = (
        Seal(
            "line_sealed",
            when="EXISTS (SELECT 1 FROM meetings_minutes m WHERE m.id = OLD.minutes_id "
            f"AND m.status IN ({NOT_WRITABLE}))",
            inserts="EXISTS (SELECT 1 FROM meetings_minutes m WHERE m.id = NEW.minutes_id "
            f"AND m.status IN ({NOT_WRITABLE}))",
        ),
    )

    @property
    def adopts_from(self) -> datetime.date:
        """The first day of the list it adopts: the day it names, else the day of the meeting."""
        return self.applies_from or self.minutes.meeting.held_on

    def get_absolute_url(self) -> str:
        """Its place on the page where minutes are written."""
        return f"{reverse('meetings:minutes-edit', args=[self.minutes.meeting_id])}#line-{self.pk}"

    def __str__(self):
        return f"{self.get_kind_display()} {self.ordinal}"


class LineText(models.Model):
    """The text of a line in one language: plain paragraphs separated by empty lines, list lines begin with "- "."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=2, choices=Language)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "language"], name="meetings_line_text_once")]

    seals = (
        Seal(
            "line_text_sealed",
            when="EXISTS (SELECT 1 FROM meetings_line l JOIN meetings_minutes m ON m.id = l.minutes_id "
            f"WHERE l.id = OLD.line_id AND m.status IN ({NOT_WRITABLE}))",
        ),
    )

    def __str__(self):
        return self.text[:60]


class MinutesAuthor(models.Model):
    """Somebody who saved a line in a round: not the only approver of that round (four eyes)."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="authors")
    round = models.PositiveSmallIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["minutes", "round", "user"], name="meetings_minutes_author_once")
        ]

    def __str__(self):
        return f"{self.minutes} {self.round} {self.user}"
