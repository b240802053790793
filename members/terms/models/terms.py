"""The Terms of Reference as versioned data: every rule of the group is read from the version of the day."""

import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from iiwg.database.models import Dated, DatedQuerySet
from iiwg.database.seals import NoOverlap, Seal
from iiwg.documents.models import DocumentVersion
from members.institutions.enums import Language
from members.institutions.models import Institution
from members.terms.enums import (
    Approver,
    CadenceBasis,
    ChairModel,
    DecisionRule,
    InstrumentKind,
    Route,
    SecretariatModel,
    TermsStatus,
)


class TermsQuerySet(DatedQuerySet):
    """Versions; only those that were applied answer for a day."""

    def on(self, day: datetime.date | None = None):
        """The version that applies on a day (at most one)."""
        return super().on(day).ever_applied()

    def ever_applied(self):
        """Versions that apply or applied from a day on."""
        return self.exclude(status=TermsStatus.DRAFT)


class TermsOfReference(Dated):
    """One version of the Terms of Reference with every setting; a blank setting means the Terms are silent.

    Paragraph numbers (p…) are those of the draft Terms of Reference of the Tajik group.
    """

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(_("name of the group"), max_length=300)
    label = models.CharField(_("what this version is"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    country = models.CharField(_("country"), max_length=2)
    status = models.CharField(_("status"), max_length=12, choices=TermsStatus, default="draft")
    starts_on = models.DateField(_("applies from"), null=True, blank=True)  # type: ignore[assignment]
    ends_on = models.DateField(_("applies to"), null=True, blank=True)
    amends = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)

    route = models.CharField(_("how it is founded"), max_length=20, choices=Route, blank=True)
    instrument_kind = models.CharField(
        _("founding or amending act"), max_length=20, choices=InstrumentKind, blank=True
    )
    instrument_number = models.CharField(_("number of the act"), max_length=60, blank=True)
    instrument_date = models.DateField(_("date of the act"), null=True, blank=True)
    instrument_signatory = models.CharField(_("signatory of the act"), max_length=200, blank=True)
    instrument_document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    basis_text = models.CharField(_("decision of the group"), max_length=300, blank=True)
    basis_document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    parent_body = models.ForeignKey(
        Institution,
        verbose_name=_("body the group belongs to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    amendment_needs_instrument = models.BooleanField(_("a change needs an act"), default=True)

    chair_model = models.CharField(_("how it is chaired"), max_length=15, choices=ChairModel)
    rotation_start = models.DateField(_("rotation begins"), null=True, blank=True)
    rotation_period_months = models.PositiveSmallIntegerField(
        _("months a co-chair leads"), null=True, blank=True
    )
    secretariat_model = models.CharField(
        _("secretariat"), max_length=10, choices=SecretariatModel, default="fixed"
    )
    secretariat_institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution that keeps the secretariat"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    min_meetings_per_year = models.PositiveSmallIntegerField(
        _("meetings a year, at least"), null=True, blank=True
    )
    cadence_basis = models.CharField(
        _("meetings are counted in"), max_length=20, choices=CadenceBasis, blank=True
    )
    host_rule = models.CharField(_("host of a meeting"), max_length=20, choices=Approver, blank=True)
    invitation_approval = models.CharField(
        _("approves invitations of non-members"), max_length=20, choices=Approver, blank=True
    )
    agenda_circulation_working_days = models.PositiveSmallIntegerField(
        _("working days before a meeting the agenda is sent"), null=True, blank=True
    )
    quorum = models.PositiveSmallIntegerField(_("quorum"), null=True, blank=True)
    decision_rule = models.CharField(_("how it decides"), max_length=10, choices=DecisionRule, blank=True)
    objection_blocks = models.BooleanField(_("an objection blocks consensus"), default=True)
    silence_procedure_days = models.PositiveSmallIntegerField(
        _("days of the silence procedure"), null=True, blank=True
    )

    min_member_term_months = models.PositiveSmallIntegerField(
        _("months of a membership term, at least"), null=True, blank=True
    )
    max_terms = models.PositiveSmallIntegerField(_("membership terms, at most"), null=True, blank=True)
    nomination_requires_letter = models.BooleanField(_("a nomination needs an official letter"), default=True)
    alternates_allowed = models.BooleanField(_("alternates"), null=True, blank=True)
    lpi_change_requires_decision = models.BooleanField(
        _("the List of Participating Institutions changes by decision"), default=True
    )
    composition_needs_act = models.BooleanField(
        _("the composition is approved by an act"), null=True, blank=True
    )

    minutes_due_working_days = models.PositiveSmallIntegerField(
        _("working days until minutes are due"), null=True, blank=True
    )
    four_eyes = models.BooleanField(_("who wrote the minutes is not their only approver"), default=True)
    observers_read_reports = models.BooleanField(
        _("observers read action items and the reports on them"), default=False
    )
    correspondence_signatory = models.CharField(
        _("signs letters"), max_length=20, choices=Approver, blank=True
    )
    reminder_overdue_every_days = models.PositiveSmallIntegerField(
        _("days between reminders of overdue items"), default=7
    )
    escalation_days = models.PositiveSmallIntegerField(
        _("days overdue until escalation"), null=True, blank=True
    )
    authoritative_language = models.CharField(
        _("authoritative language"), max_length=2, choices=Language, blank=True
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Dushanbe")
    calendar_country = models.CharField(_("calendar of working days"), max_length=2, blank=True)

    objects = TermsQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = [models.F("starts_on").desc(nulls_last=True), "-id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(status="in_force") | Q(instrument_date__isnull=False),
                name="members_terms_in_force_has_instrument",
            ),
        ]

    seals = (
        Seal(
            "terms_sealed",
            when="OLD.status <> 'draft'",
            steps=(
                ("provisional", "in_force"),
                ("provisional", "superseded"),
                ("in_force", "superseded"),
            ),
            writable=(
                "starts_on",
                "ends_on",
                "instrument_kind",
                "instrument_number",
                "instrument_date",
                "instrument_signatory",
                "instrument_document_id",
                "basis_text",
                "basis_document_id",
            ),
        ),
    )
    no_overlap = (
        NoOverlap(
            "terms_no_overlap", ("country",), where="status IN ('provisional', 'in_force', 'superseded')"
        ),
    )

    @property
    def is_draft(self) -> bool:
        """Whether its text may still be changed."""
        return self.status == TermsStatus.DRAFT

    @property
    def applies_provisionally(self) -> bool:
        """Whether it applies without its act; put in force, it keeps its first day."""
        return self.status == TermsStatus.PROVISIONAL

    @property
    def was_put_in_force(self) -> bool:
        """Whether its act put it in force, today or in the past: that act stays on record."""
        return self.status in (TermsStatus.IN_FORCE, TermsStatus.SUPERSEDED)

    @property
    def awaits_act(self) -> bool:
        """Whether it has not been put in force: its founding act may be recorded."""
        return self.status in (TermsStatus.DRAFT, TermsStatus.PROVISIONAL)

    @property
    def rests_on_memorandum(self) -> bool:
        """Whether institutions found the group by signing a Memorandum of Understanding."""
        return self.route == Route.MOU

    @property
    def rotates_chairs(self) -> bool:
        """Whether the chair passes from one institution of the pool to the next."""
        return self.chair_model == ChairModel.ROTATING_PAIR

    def __str__(self):
        return self.label or self.code

    def get_absolute_url(self) -> str:
        """The page of the version."""
        return reverse("members:terms-version", args=[self.pk])

    @cached_property
    def _paragraphs_by_topic(self) -> dict[str, int]:
        """The number of the first paragraph on each topic; asked once for a page."""
        rows = self.paragraphs.filter(topics__isnull=False).order_by("-number")
        return dict(rows.values_list("topics__topic", "number"))  # the first paragraph comes last and stays

    def paragraph_on(self, topic: str) -> int | None:
        """The number of the paragraph that speaks of a topic; None where this version says nothing of it."""
        return self._paragraphs_by_topic.get(topic)

    @property
    def has_instrument(self) -> bool:
        """Whether the act behind this version is recorded."""
        return bool(self.instrument_kind and self.instrument_date)
