"""Meetings of the group."""

import datetime
import uuid
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.database.periods import DatePrecision
from iiwg.documents.enums import Access
from iiwg.documents.models import DocumentVersion
from iiwg.pages.dates import long_date, utc_offset
from iiwg.pages.languages import current_language
from iiwg.pages.numbers import with_sign
from meetings.meeting.enums import MeetingFormat, MeetingKind, MeetingStatus, Preparation
from members.chairs.models import ChairingTerm
from members.institutions.models import Institution
from members.people.models import Person
from members.terms.models import TermsOfReference


class Meeting(models.Model):
    """One meeting of the group; the version of the Terms and the chairing term it was held under stay with it.

    `opened_at` and `closed_at`: when it really began and ended, local time like `starts_at`.
    `sequence` and `number` are asked, not computed, while earlier numbers are unknown. `held_on` is the first day
    of what is known when `date_precision` is not the day. `starts_at` is local time in `time_zone`.
    `records_closed_at`: since when what is recorded of it stands as the text says that was sent for approval.
    """

    sequence = models.PositiveSmallIntegerField(_("ordinal"), null=True, blank=True, unique=True)
    number = models.CharField(_("number"), max_length=40, null=True, blank=True, unique=True)
    kind = models.CharField(_("kind"), max_length=15, choices=MeetingKind, default="regular")
    title = models.CharField(_("title"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=MeetingStatus, default="planned")
    held_on = models.DateField(_("date"))
    date_precision = models.CharField(
        _("precision of the date"), max_length=6, choices=DatePrecision, default="day"
    )
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    opened_at = models.TimeField(_("opened at"), null=True, blank=True)
    closed_at = models.TimeField(_("closed at"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Dushanbe")
    place = models.CharField(_("place"), max_length=300, blank=True)
    format = models.CharField(_("format"), max_length=10, choices=MeetingFormat, blank=True)
    online_link = models.URLField(_("link to the online meeting"), blank=True)
    host = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="hosted_meetings"
    )
    host_note = models.CharField(_("agreement on another host"), max_length=300, blank=True)
    terms = models.ForeignKey(
        TermsOfReference, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    chairing_term = models.ForeignKey(
        ChairingTerm, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    presiding = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="presided"
    )
    secretary = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="recorded"
    )
    source = models.CharField(_("source"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    access = models.CharField(_("who may read"), max_length=12, choices=Access, default=Access.MEMBERS)
    is_demo = models.BooleanField(default=False)
    calendar_uid = models.UUIDField(default=uuid.uuid4, editable=False)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    records_closed_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=False),
                name="meetings_meeting_ends_only_after_start",
            ),
        ]

    @property
    def utc_offset(self) -> str:
        """The time zone of the meeting on its day: UTC+5."""
        return utc_offset(self.time_zone, self.held_on)

    @property
    def is_planned(self) -> bool:
        """Whether nothing was sent to anybody yet."""
        return self.status == MeetingStatus.PLANNED

    @property
    def is_convened(self) -> bool:
        """Whether its agenda was sent and it is not yet marked as held."""
        return self.status == MeetingStatus.CONVENED

    @property
    def is_over(self) -> bool:
        """Whether it took place."""
        return self.status in (MeetingStatus.HELD, MeetingStatus.CLOSED)

    @property
    def has_begun(self) -> bool:
        """Whether its hour has come in its own time zone; where no hour is known, whether its day is over."""
        now = datetime.datetime.now(ZoneInfo(self.time_zone))
        return (now.date(), now.time()) >= (self.held_on, self.starts_at or datetime.time.max)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.status == MeetingStatus.CLOSED

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status == MeetingStatus.CANCELLED

    @property
    def records_are_closed(self) -> bool:
        """Whether what is recorded of it can no longer be changed."""
        return self.records_closed_at is not None

    @property
    def is_changeable(self) -> bool:
        """Whether what is recorded of it may be changed."""
        return not (self.is_cancelled or self.records_are_closed)

    def get_absolute_url(self) -> str:
        """The page of the meeting."""
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def kind_and_number(self) -> str:
        """“Regular meeting № 3”; the kind alone where the number is not known."""
        sign = with_sign(self.number or self.sequence)
        return f"{self.get_kind_display()} {sign}" if sign else str(self.get_kind_display())

    def __str__(self):
        day = long_date(self.held_on, current_language(), self.date_precision)
        return self.title or f"{self.get_kind_display()}, {day}"


class MeetingPaper(models.Model):
    """A file that belongs to a meeting as a whole: the scan of old minutes, a practical note."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    document = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="+")
    is_minutes_scan = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return str(self.document)


class PreparationTask(models.Model):
    """One thing to do before a meeting, counted back from its day."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="preparation_tasks")
    code = models.CharField(max_length=10, choices=Preparation, blank=True)
    title = models.CharField(_("what to do"), max_length=200)
    due_on = models.DateField(_("by"))
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="meetings_preparation_done_by_and_at",
            )
        ]

    def get_absolute_url(self) -> str:
        """The page of the meeting it belongs to."""
        return reverse("meetings:meeting", args=[self.meeting_id])

    def __str__(self):
        return self.title or ""
