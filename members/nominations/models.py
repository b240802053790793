"""Requests for nominations, nominations, the steps of the approval inside an institution (p19)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from iiwg.database.fields import FoldedField
from iiwg.database.seals import Seal
from members.letters.models import Letter
from members.nominations.enums import (
    TO_BE_HANDED_IN,
    UNDECIDED,
    NominationReason,
    NominationStatus,
    RequestStatus,
)
from members.people.models import Person
from members.seats.models import MembershipTerm, Seat


class RequestQuerySet(models.QuerySet):
    """Requests by where they stand."""

    def open(self):
        """Those the institution has not answered yet."""
        return self.filter(status=RequestStatus.OPEN)

    def unanswered(self):
        """Open ones on which nothing has come in that waits for a decision."""
        return self.open().exclude(nominations__status__in=UNDECIDED)

    def for_page(self):
        """With what their pages show."""
        return self.select_related("seat__unit").prefetch_related(
            "seat__unit__names", "seat__unit__parents__parent__names", "nominations"
        )


class NominationRequest(models.Model):
    """The group asks an institution to name somebody for one seat, in its language, by a day."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="requests")
    status = models.CharField(max_length=10, choices=RequestStatus, default=RequestStatus.OPEN)
    reason = models.CharField(
        _("reason"),
        max_length=12,
        choices=NominationReason,
        default=NominationReason.FIRST,
    )
    language = models.CharField(_("language of the letter"), max_length=2, choices=settings.LANGUAGES)
    requested_on = models.DateField(_("asked on"))
    due_on = models.DateField(_("answer until"))
    letters = models.ManyToManyField(Letter, through="RequestLetter", related_name="+")

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(status=RequestStatus.OPEN),
                name="members_one_open_request_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("requested_on")), name="members_request_due_after_asked"
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether the institution has not answered yet."""
        return self.status == RequestStatus.OPEN

    @property
    def is_withdrawn(self) -> bool:
        """Whether the secretariat asks no longer."""
        return self.status == RequestStatus.WITHDRAWN

    def latest_nomination(self) -> "Nomination | None":
        """The nomination made on it last that was not withdrawn."""
        standing = [row for row in self.nominations.all() if not row.is_withdrawn]
        return max(standing, key=lambda row: row.pk, default=None)

    def get_absolute_url(self) -> str:
        """The page an institution is led to."""
        return reverse("members:request", args=[self.pk])

    def __str__(self):
        return str(self.seat)


class RequestLetter(models.Model):
    """A letter of a request: the one that asked, a reminder, the answer. A letter belongs to one request at most."""

    request = models.ForeignKey(NominationRequest, on_delete=models.PROTECT, related_name="+")
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return str(self.letter)


class RequestStep(models.Model):
    """A step of the approvals inside the institution that was asked, planned and done."""

    request = models.ForeignKey(NominationRequest, on_delete=models.PROTECT, related_name="steps")
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(_("step"), max_length=200)
    planned_on = models.DateField(_("planned"))
    done_on = models.DateField(_("done"), null=True, blank=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["request", "ordinal"], name="members_request_step_order")
        ]

    def __str__(self):
        return self.title


class StepTemplate(models.Model):
    """The approvals an institution goes through before its letter leaves: kept once, used for each request."""

    name = models.CharField(pgettext_lazy("thing", "name"), max_length=200)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name or ""


class TemplateStep(models.Model):
    """One step of a template: what happens, and the working days it takes."""

    template = models.ForeignKey(StepTemplate, on_delete=models.PROTECT, related_name="steps")
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(_("step"), max_length=200)
    working_days = models.PositiveSmallIntegerField(_("working days"), default=5)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["template", "ordinal"], name="members_template_step_order")
        ]

    def __str__(self):
        return self.title or ""


class NominationQuerySet(models.QuerySet):
    """Nominations as pages show them."""

    def for_page(self):
        """With what their pages show."""
        return self.select_related(
            "seat__unit", "request", "person", "letter__scan", "letter__document"
        ).prefetch_related("seat__unit__names", "seat__unit__parents__parent__names")


class Nomination(models.Model):
    """An institution names a person for a seat, by an official letter (p19).

    The names are as the letter writes them; `person` is set when the secretariat has recognised or entered them.
    """

    request = models.ForeignKey(
        NominationRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="nominations")
    status = models.CharField(max_length=10, choices=NominationStatus, default=NominationStatus.DRAFT)
    reason = models.CharField(
        _("reason"),
        max_length=12,
        choices=NominationReason,
        default=NominationReason.FIRST,
    )
    family_name = models.CharField(_("family name"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    latin_name = models.CharField(_("name in Latin letters"), max_length=200, blank=True)
    job_title = models.CharField(_("job title"), max_length=200)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    folded = FoldedField("family_name", "given_name", "patronymic", "latin_name", max_length=600)
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField(_("term from"))
    ends_on = models.DateField(_("term to"), null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    on_behalf = models.BooleanField(default=False)  # the secretariat recorded a paper letter
    made_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    term = models.OneToOneField(
        MembershipTerm, on_delete=models.PROTECT, null=True, blank=True, related_name="nomination"
    )

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="members_nomination_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(status=NominationStatus.ACCEPTED) | Q(person__isnull=False),
                name="members_accepted_nomination_has_person",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[NominationStatus.DRAFT, NominationStatus.WITHDRAWN])
                | Q(letter__isnull=False),
                name="members_submitted_nomination_has_letter",
            ),
        ]

    seals = (Seal("nomination_sealed", when="OLD.status = 'accepted'"),)

    @property
    def is_to_be_handed_in(self) -> bool:
        """Whether its letter is still to be handed in, for the first time or again."""
        return self.status in TO_BE_HANDED_IN

    @property
    def is_submitted(self) -> bool:
        """Whether the secretariat is to decide."""
        return self.status == NominationStatus.SUBMITTED

    @property
    def is_withdrawn(self) -> bool:
        """Whether the institution took it back."""
        return self.status == NominationStatus.WITHDRAWN

    @property
    def is_returned(self) -> bool:
        """Whether the secretariat sent it back with a remark."""
        return self.status == NominationStatus.RETURNED

    @property
    def is_held(self) -> bool:
        """Whether it waits for a meeting to put its institution on the list."""
        return self.status == NominationStatus.HELD

    @property
    def is_accepted(self) -> bool:
        """Whether the person holds the seat by it."""
        return self.status == NominationStatus.ACCEPTED

    @property
    def is_replacement(self) -> bool:
        """Whether it puts a person in the place of another."""
        return self.reason == NominationReason.REPLACEMENT

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("members:nomination", args=[self.pk])

    def __str__(self):
        return f"{self.full_name()} · {self.seat}"

    def full_name(self) -> str:
        """Family, given and patronymic name as the letter writes them."""
        return " ".join(part for part in (self.family_name, self.given_name, self.patronymic) if part)
