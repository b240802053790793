"""Who chairs, when."""

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from iiwg.database.models import Dated, DatedQuerySet, today
from iiwg.database.seals import NoOverlap
from iiwg.documents.models import DocumentVersion
from members.institutions.models import Institution
from members.people.models import Person
from members.terms.enums import ChairModel
from members.terms.models import TermsOfReference


class ChairingTerm(Dated):
    """An institution leading the group from a day to a day (p21), in one slot: two standing chairs hold two.

    The person is the official the institution nominated; empty while the nomination is missing. Where another
    official took over within a turn, the turn is divided: every later part names the first one.
    `source` says where it is known from who chaired, of a turn whose official was entered after it was over; `end_…` why
    a turn without a last day came to its end, and by which letter or act.
    """

    slot = models.PositiveSmallIntegerField(default=1)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="chairing_terms")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="chairing_terms"
    )
    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="chairing_terms")
    ground = models.CharField(_("ground"), max_length=300, blank=True)
    letter_number = models.CharField(
        _("number of the letter that names the official"), max_length=60, blank=True
    )
    letter_date = models.DateField(_("date of the letter that names the official"), null=True, blank=True)
    document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    first_part = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    source = models.CharField(_("where it is known from who chaired"), max_length=300, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True)
    end_number = models.CharField(_("number of the letter or act that ends it"), max_length=60, blank=True)
    end_date = models.DateField(_("date of the letter or act that ends it"), null=True, blank=True)
    end_document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["slot", "starts_on"]

    no_overlap = (NoOverlap("chairing_term_no_overlap", ("slot",)),)

    def __str__(self):
        return f"{self.institution_name()} · {self.starts_on:%Y}"

    def institution_name(self, day: datetime.date | None = None) -> str:
        """What the institution is called in the turn, as it is seen from a day."""
        return self.institution.name(on=self.day_of_names(day))

    def day_of_names(self, day: datetime.date | None = None) -> datetime.date:
        """The day whose names are printed, of a turn seen from a day (today): the nearest day of the turn itself."""
        seen = max(day or today(), self.starts_on)
        return min(seen, self.ends_on) if self.ends_on else seen

    @property
    def is_over(self) -> bool:
        """Whether its last day has gone by: who chaired stays on record."""
        return self.ends_on is not None and self.ends_on < today()

    @property
    def has_begun(self) -> bool:
        """Whether it is under way or over, as one turn where it is divided."""
        return self.starts_on <= today() or (self.first_part is not None and self.first_part.has_begun)

    @property
    def has_official(self) -> bool:
        """Whether somebody answers for it: its own official, or who took over within the turn."""
        return self.person_id is not None or self.later_parts().filter(person__isnull=False).exists()

    @property
    def has_been_chaired(self) -> bool:
        """Whether an official chaired in it on a day gone by: that stays on record."""
        return self.person_id is not None and self.starts_on < today()

    def following(self) -> "ChairingTerm | None":
        """Who takes the chair over after a turn: the next turn of its slot, and by rotation of another institution (p22)."""
        later = ChairingTerm.objects.filter(slot=self.slot, starts_on__gt=self.starts_on)
        later = later.exclude(first_part=self.first_part_id or self.pk)
        if self.terms.chair_model != ChairModel.STANDING_PAIR:
            later = later.exclude(institution=self.institution_id)
        return later.select_related("institution", "person__user").order_by("starts_on").first()

    def later_parts(self) -> models.QuerySet["ChairingTerm"]:
        """The parts of the same turn after this one, where another official takes over within it."""
        turn = self.first_part_id or self.pk
        return ChairingTerm.objects.filter(first_part=turn, starts_on__gt=self.starts_on)


def chaired_by(person: Person, on: datetime.date | None = None) -> Institution | None:
    """The institution whose official in the chair a person is on a day, from the prefetched terms; None of others."""
    day = on or today()
    return next((term.institution for term in person.chairing_terms.all() if term.holds_on(day)), None)


class DelegationQuerySet(DatedQuerySet):
    """Delegations by day."""

    def on(self, day: datetime.date | None = None):
        """Those that hold on a day and were not withdrawn."""
        return super().on(day).filter(withdrawn_at__isnull=True)


class Delegation(Dated):
    """A co-chair lets a deputy act in a chairing term from a day to a day; withdrawn at once when the co-chair says so."""

    term = models.ForeignKey(ChairingTerm, on_delete=models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations")
    document = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["-starts_on", "-id"]

    def __str__(self):
        return f"{self.delegate} · {self.term}"
