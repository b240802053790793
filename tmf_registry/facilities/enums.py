"""Codes of the register of tailings management facilities."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FacilityKind(models.TextChoices):
    """What a facility is (Terms of Reference p1)."""

    TMF = "tmf", _("Tailings management facility")
    DUMP = "dump", _("Waste dump")
    OTHER = "other", _("Other waste storage")


class ContentClass(models.TextChoices):
    """What it holds (p1: hazardous, radioactive and toxic waste)."""

    HAZARDOUS = "hazardous", _("Hazardous")
    RADIOACTIVE = "radioactive", _("Radioactive")
    TOXIC = "toxic", _("Toxic")


class Lifecycle(models.TextChoices):
    """Where it stands in its life."""

    PLANNED = "planned", pgettext_lazy("facility", "Planned")
    DESIGN = "design", _("Design")
    ACTIVE = "active", _("Active")
    INTERMITTENT = "intermittent", _("Works at times")
    CLOSED = "closed", pgettext_lazy("facility", "Closed")
    LEGACY = "legacy", _("Legacy site, not rehabilitated")
    REHABILITATION = "rehabilitation", _("Under rehabilitation")
    REHABILITATED = "rehabilitated", _("Rehabilitated")


class SourceQuality(models.TextChoices):
    """How near a source is to the facility."""

    PRIMARY = "primary", _("Primary")
    SECONDARY = "secondary", _("Secondary")


class Basis(models.TextChoices):
    """Whether a source says a value, or it was concluded from what the source says."""

    STATED = "stated", _("Stated")
    INFERRED = "inferred", _("Inferred")
