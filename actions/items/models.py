"""Action items: who does what until when, and what each follows from."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actions.items.enums import AT_WORK, CLOSED_STATUSES, ActionStatus, ReportKind
from iiwg.database.fields import FoldedTextField
from iiwg.database.models import exactly_one, today
from iiwg.database.seals import Seal
from iiwg.documents.enums import Access
from iiwg.documents.models import DocumentVersion
from meetings.agenda.models import AgendaItem
from meetings.meeting.models import Meeting
from meetings.minutes.enums import DueKind
from meetings.minutes.models import Line
from members.chairs.models import ChairingTerm
from members.institutions.enums import Language
from members.institutions.models import Institution
from tmf_registry.facilities.models import Facility

# The keys of what an action item can follow from. Another origin is one more nullable key and its name here.
ORIGINS = ("line",)


class ActionQuerySet(models.QuerySet):
    """Action items as lists ask for them."""

    def open(self):
        """Items that are neither confirmed nor dropped."""
        return self.exclude(status__in=CLOSED_STATUSES)

    def at_work(self):
        """Open items that nobody has reported done."""
        return self.filter(status__in=AT_WORK)

    def overdue(self, day=None):
        """Open items whose due date has passed."""
        return self.at_work().filter(due_on__lt=day or today())

    def open_to_readers(self):
        """Items that were published and are not restricted."""
        return self.filter(published_at__isnull=False).exclude(access=Access.RESTRICTED)

    def with_rows(self):
        """With what a row of a table shows, at a constant number of queries."""
        return self.select_related("responsible", "due_meeting").prefetch_related("responsible__names")

    def with_details(self):
        """With what a page of an item shows, at a constant number of queries."""
        keys = ("line__item__meeting", "facility", "chairing_term__institution")
        names = ("co_executors__names", "chairing_term__institution__names")
        return self.with_rows().select_related(*keys).prefetch_related(*names)


class ActionItem(models.Model):
    """A task of one responsible institution, with the co-chair who coordinates it until it closes (p22).

    It follows from exactly one origin: today a line of approved minutes. `access` and `published_at` are its own:
    who reads it is asked of the item, not of its origin. `due_on` is the last day: of the quarter, or counted back
    from the meeting; empty when ongoing.
    """

    line = models.OneToOneField(
        Line, on_delete=models.PROTECT, null=True, blank=True, related_name="action_item"
    )
    chairing_term = models.ForeignKey(
        ChairingTerm, on_delete=models.PROTECT, null=True, blank=True, related_name="action_items"
    )
    number = models.CharField(_("number"), max_length=60, unique=True)
    language = models.CharField(max_length=2, choices=Language)
    text = models.TextField(_("what is to be done"))
    folded = FoldedTextField("text")
    responsible = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="action_items", verbose_name=_("responsible")
    )
    co_executors = models.ManyToManyField(Institution, blank=True, related_name="co_executed_items")
    facility = models.ForeignKey(
        Facility, on_delete=models.PROTECT, null=True, blank=True, related_name="action_items"
    )
    due_kind = models.CharField(_("due"), max_length=8, choices=DueKind)
    due_on = models.DateField(_("due date"), null=True, blank=True)
    due_meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    offset_days = models.SmallIntegerField(default=0)
    status = models.CharField(_("status"), max_length=13, choices=ActionStatus, default=ActionStatus.OPEN)
    access = models.CharField(max_length=12, choices=Access, default=Access.MEMBERS)
    published_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = [models.F("due_on").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(condition=exactly_one(*ORIGINS), name="actions_item_one_origin"),
            models.CheckConstraint(
                condition=Q(status__in=CLOSED_STATUSES, closed_at__isnull=False, closed_by__isnull=False)
                | (~Q(status__in=CLOSED_STATUSES) & Q(closed_at__isnull=True, closed_by__isnull=True)),
                name="actions_item_closed_by_and_at",
            ),
            models.CheckConstraint(
                condition=~Q(due_kind__in=["day", "quarter"]) | Q(due_on__isnull=False),
                name="actions_item_dated_has_date",
            ),
        ]

    seals = (
        Seal(
            "action_item_text_sealed",
            writable=(
                "status",
                "due_kind",
                "due_on",
                "due_meeting_id",
                "offset_days",
                "access",
                "published_at",
                "reported_at",
                "reported_by_id",
                "closed_at",
                "closed_by_id",
                "chairing_term_id",
            ),
        ),
    )

    def __str__(self):
        return self.number

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("actions:item", args=[self.pk])

    @property
    def agenda_item(self) -> AgendaItem | None:
        """The agenda item under which it was agreed; None where it follows from no meeting."""
        return self.line.item if self.line else None

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that agreed it; None where it follows from no meeting."""
        return self.line.item.meeting if self.line else None

    @property
    def is_open_to_readers(self) -> bool:
        """Whether it was published and is not restricted."""
        return self.published_at is not None and self.access != Access.RESTRICTED

    @property
    def is_overdue(self) -> bool:
        """Whether the due date has passed and nobody has reported it done."""
        return self.is_at_work and self.due_on is not None and self.due_on < today()

    @property
    def days_overdue(self) -> int:
        """How many days ago the due date passed; 0 where it has not passed, or the item was reported done."""
        return (today() - self.due_on).days if self.due_on and self.is_overdue else 0

    @property
    def is_open(self) -> bool:
        """Whether it is neither confirmed nor dropped."""
        return self.status not in CLOSED_STATUSES

    @property
    def is_at_work(self) -> bool:
        """Whether it is open and nobody has reported it done."""
        return self.status in AT_WORK

    @property
    def waits_for_confirmation(self) -> bool:
        """Whether it was reported done and nobody has confirmed it yet."""
        return self.status == ActionStatus.REPORTED_DONE


class ProgressReport(models.Model):
    """What an institution or the secretariat said about an action item, with a file where there is one."""

    action = models.ForeignKey(ActionItem, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=10, choices=ReportKind)
    text = models.TextField(blank=True)
    document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]

    seals = (Seal("progress_report_sealed"),)

    def __str__(self):
        return f"{self.action} {self.kind}"
