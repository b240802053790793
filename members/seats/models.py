"""The List of Participating Institutions (Annex 1 of the Terms of Reference), seats, and who holds them."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iiwg.database.models import Dated, DatedQuerySet, today
from iiwg.database.seals import NoOverlap, Seal
from iiwg.documents.models import DocumentVersion
from iiwg.pages.ordering import InLanguage
from members.institutions.models import Institution
from members.people.models import Person
from members.seats.enums import Capacity, CompositionStatus, LpiStatus, TermEnd

PREPARED = (LpiStatus.DRAFT, LpiStatus.PENDING)
APPLIED = (LpiStatus.PROVISIONAL, LpiStatus.ADOPTED)


class LpiQuerySet(DatedQuerySet):
    """Versions of the list; only those that were applied answer for a day."""

    def on(self, day=None):
        """The version that applies on a day."""
        return super().on(day).ever_applied()

    def prepared(self):
        """Versions no meeting has decided on yet; one at a time."""
        return self.filter(status__in=PREPARED)

    def applied(self):
        """Versions that were applied and that no other has superseded (at most one); it may begin on a day to come."""
        return self.filter(status__in=APPLIED)

    def founding(self, day=None):
        """The first list, on a day before it; none on a day after."""
        first = self.ever_applied().order_by(F("starts_on").asc(nulls_first=True)).first()
        return first if first and first.starts_on and first.starts_on > (day or today()) else None

    def ever_applied(self):
        """Versions that apply or applied from a day on."""
        return self.exclude(status__in=PREPARED)


class LpiVersion(Dated):
    """One version of the List of Participating Institutions; changes only by a decision (p19)."""

    number = models.PositiveSmallIntegerField(_("version"), unique=True)
    status = models.CharField(max_length=12, choices=LpiStatus, default=LpiStatus.DRAFT)
    starts_on = models.DateField(_("from"), null=True, blank=True)  # type: ignore[assignment]
    basis_text = models.CharField(_("basis"), max_length=300, blank=True)
    basis_document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LpiQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["-number"]

    seals = (
        Seal(
            "lpi_version_sealed",
            when="OLD.status IN ('adopted', 'superseded')",
            writable=("ends_on", "basis_document_id"),
            steps=(("adopted", "superseded"),),
        ),
    )

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.status == LpiStatus.DRAFT

    @property
    def is_pending(self) -> bool:
        """Whether it waits for the decision of a meeting."""
        return self.status == LpiStatus.PENDING

    @property
    def is_prepared(self) -> bool:
        """Whether it is being prepared: no meeting has decided yet."""
        return self.status in PREPARED

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("members:lpi-version", args=[self.pk])

    def __str__(self):
        return _("List of Participating Institutions, version %(number)d") % {"number": self.number}


class LpiEntry(models.Model):
    """An institution on a version of the list, in the order of the list."""

    version = models.ForeignKey(LpiVersion, on_delete=models.PROTECT, related_name="entries")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="lpi_entries")
    ordinal = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["version", "institution"], name="members_lpi_entry_once"),
            models.UniqueConstraint(fields=["version", "ordinal"], name="members_lpi_entry_order"),
        ]

    seals = (
        Seal(
            "lpi_entry_sealed",
            when="EXISTS (SELECT 1 FROM members_lpiversion v WHERE v.id = OLD.version_id "
            "AND v.status IN ('adopted', 'superseded'))",
        ),
    )

    def __str__(self):
        return f"{self.ordinal}. {self.institution}"


class SeatQuerySet(models.QuerySet):
    """Seats by whom they belong to."""

    def first_of(self, unit: Institution, capacity: str):
        """The first seat of a unit in a capacity; it comes to be when somebody is asked or named for it."""
        return self.get_or_create(unit=unit, capacity=capacity, ordinal=1)[0]


class Seat(models.Model):
    """A place in the group that belongs to a unit: its first member, its second member, its alternate."""

    unit = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="seats")
    capacity = models.CharField(max_length=10, choices=Capacity, default=Capacity.MEMBER)
    ordinal = models.PositiveSmallIntegerField(default=1)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "capacity", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "capacity", "ordinal"], name="members_seat_once")
        ]

    @property
    def is_for_member(self) -> bool:
        """Whether it is the seat of a member: of no alternate, no co-chair."""
        return self.capacity == Capacity.MEMBER

    def __str__(self):
        return f"{self.unit} · {self.get_capacity_display()}"


class MembershipTermQuerySet(DatedQuerySet):
    """Terms by day; a term that lapsed without an end or a successor is still acted under."""

    def holding(self, day=None):
        """Who speaks from a seat on a day: within the term, or acting past it until somebody follows."""
        day = day or today()
        later = MembershipTerm.objects.filter(
            seat=OuterRef("seat"), starts_on__gt=OuterRef("starts_on"), starts_on__lte=day
        )
        lapsed = Q(ends_on__lt=day, end_reason="") & ~Exists(later)
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day) | lapsed, starts_on__lte=day)

    def acting_past(self, day=None):
        """Terms that lapsed while nobody ended them and nobody followed."""
        day = day or today()
        return self.holding(day).filter(ends_on__lt=day)


class MembershipTerm(Dated):
    """A person holding a seat from a day to a day, by a nomination letter (p19). Never deleted, only ended."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="terms")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="membership_terms")
    letter_number = models.CharField(_("number of the letter"), max_length=60, blank=True)
    letter_date = models.DateField(_("date of the letter"), null=True, blank=True)
    document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    end_reason = models.CharField(_("reason for the end"), max_length=12, choices=TermEnd, blank=True)

    objects = MembershipTermQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["-starts_on", "-id"]

    no_overlap = (NoOverlap("membership_term_no_overlap", ("seat_id",)),)

    def __str__(self):
        return f"{self.person} · {self.seat}"

    def is_acting_past(self, day=None) -> bool:
        """Whether the term lapsed and nobody ended it."""
        return bool(self.ends_on and self.ends_on < (day or today()) and not self.end_reason)


class CompositionQuerySet(models.QuerySet):
    """Versions of the composition by where they stand; of each there is one."""

    def approved(self):
        """The version that applies."""
        return self.filter(status=CompositionStatus.APPROVED)

    def waiting(self):
        """The version that waits for its act."""
        return self.filter(status=CompositionStatus.DRAFT)


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

    objects = CompositionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=CompositionStatus.DRAFT) | models.Q(act_date__isnull=False),
                name="members_approved_composition_has_act",
            )
        ]

    seals = (Seal("composition_sealed", when="OLD.status <> 'draft'", steps=(("approved", "superseded"),)),)

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
        ordering = [InLanguage("term__seat__unit__alphabet"), "id"]
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
