"""Tailings management facilities and the source of each thing said about them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from iiwg.database.fields import FoldedField
from iiwg.database.fold import fold
from iiwg.documents.enums import Access
from iiwg.pages.languages import RECORD_LANGUAGES, fields_of, in_language
from members.institutions.models import Institution
from tmf_registry.facilities.enums import Basis, ContentClass, FacilityKind, Lifecycle, SourceQuality


class FacilityQuerySet(models.QuerySet):
    """Facilities with what a list shows."""

    def search(self, text: str):
        """Facilities whose name, in any spelling, holds the text."""
        return self.filter(folded__contains=fold(text))


class Facility(models.Model):
    """A tailings management facility or a waste dump. Unknown values stay empty; none is guessed.

    Units: volume m³, mass t, area ha, heights m, coordinates decimal degrees WGS 84.
    """

    name = models.CharField(pgettext_lazy("thing", "name"), max_length=200)
    aliases = models.CharField(_("other names"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=FacilityKind, default=FacilityKind.TMF)
    content_class = models.CharField(_("content"), max_length=12, choices=ContentClass, blank=True)
    lifecycle = models.CharField(_("status"), max_length=15, choices=Lifecycle, blank=True)
    lifecycle_note = models.CharField(_("note on the status"), max_length=300, blank=True)
    is_legacy = models.BooleanField(_("inherited from the Soviet times"), null=True, blank=True)
    operator = models.ForeignKey(
        Institution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="facilities",
        verbose_name=_("operator"),
    )
    operator_note = models.CharField(_("operator, as the source names it"), max_length=300, blank=True)
    country = models.CharField(_("country"), max_length=2)
    region = models.CharField(_("region"), max_length=100, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    coordinate_precision = models.CharField(_("precision of the coordinates"), max_length=100, blank=True)
    waste = models.CharField(_("mineral or waste"), max_length=200, blank=True)
    river_basin = models.CharField(_("river basin"), max_length=100, blank=True)
    transboundary = models.CharField(_("transboundary potential"), max_length=300, blank=True)
    volume_m3 = models.DecimalField(_("volume, m³"), max_digits=14, decimal_places=0, null=True, blank=True)
    mass_t = models.DecimalField(_("mass, t"), max_digits=14, decimal_places=0, null=True, blank=True)
    area_ha = models.DecimalField(_("area, ha"), max_digits=9, decimal_places=2, null=True, blank=True)
    height = models.CharField(_("height, m"), max_length=60, blank=True)
    rehabilitation = models.TextField(_("rehabilitation"), blank=True)
    note = models.TextField(_("note"), blank=True)
    access = models.CharField(_("who may read"), max_length=12, choices=Access, default=Access.MEMBERS)
    folded = FoldedField(*fields_of("name", RECORD_LANGUAGES), "aliases", max_length=900)

    objects = FacilityQuerySet.as_manager()

    class Meta:
        ordering = ["folded", "id"]
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="tmf_facility_coordinates_together",
            )
        ]

    def __str__(self):
        return self.name or in_language(self, "name", "en")

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("tmf_registry:facility", args=[self.pk])

    @property
    def is_orphaned(self) -> bool:
        """Whether nobody is recorded as operator."""
        return self.operator_id is None and not self.operator_note


class Fact(models.Model):
    """Where one value of a facility comes from: the field, the value as the source gives it, the source."""

    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="facts")
    field = models.CharField(max_length=40)
    value = models.CharField(max_length=500)
    source = models.CharField(max_length=1000)
    quality = models.CharField(max_length=10, choices=SourceQuality, default=SourceQuality.SECONDARY)
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.STATED)
    note = models.CharField(max_length=500, blank=True)
    current = models.BooleanField(default=True)  # False: kept as history after the value was corrected

    class Meta:
        ordering = ["id"]

    @property
    def is_secondary(self) -> bool:
        """Whether the value comes from somebody who quotes another source."""
        return self.quality == SourceQuality.SECONDARY

    @property
    def is_inferred(self) -> bool:
        """Whether no source says the value: somebody concluded it."""
        return self.basis == Basis.INFERRED

    def __str__(self):
        return f"{self.field}: {self.value}"
