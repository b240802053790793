"""Who chairs, when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from iiwg.database.models import Dated, DatedQuerySet
from iiwg.database.seals import NoOverlap
from members.models.institution import Institution
from members.models.person import Person
from members.models.terms import TermsOfReference


class ChairingTerm(Dated):
    """An institution leading the group from a day to a day (p21), in one slot: two standing chairs hold two.

    The person is the official the institution nominated; empty while the nomination is missing.
    """

    slot = models.PositiveSmallIntegerField(default=1)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="chairing_terms")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="chairing_terms"
    )
    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="chairing_terms")
    ground = models.CharField(_("ground"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["slot", "starts_on"]

    no_overlap = (NoOverlap("chairing_term_no_overlap", ("slot",)),)

    def __str__(self):
        return f"{self.institution} · {self.starts_on:%Y}"
