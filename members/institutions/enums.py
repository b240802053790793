"""Codes of institutions."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class InstitutionKind(models.TextChoices):
    """What kind of body an institution is (Terms of Reference p9, p16, p19)."""

    AUTHORITY = "authority", _("Authority")
    OPERATOR = "operator", _("Operator")
    ACADEMIA = "academia", _("Academia and research")
    NGO = "ngo", _("Non-governmental organisation")
    LOCAL = "local", _("Local community")
    INTERNATIONAL = "international", _("International organisation")
    OTHER = "other", _("Other")

    @property
    def heading(self) -> Promise:
        """What a list calls all those of this kind."""
        return _HEADINGS[self]


_HEADINGS = {
    InstitutionKind.AUTHORITY: _("Authorities"),
    InstitutionKind.OPERATOR: _("Operators"),
    InstitutionKind.ACADEMIA: _("Academia and research"),
    InstitutionKind.NGO: _("Non-governmental organisations"),
    InstitutionKind.LOCAL: _("Local communities"),
    InstitutionKind.INTERNATIONAL: _("International organisations"),
    InstitutionKind.OTHER: _("Other"),
}


class InstitutionLevel(models.TextChoices):
    """Where in the country an institution acts."""

    NATIONAL = "national", _("National")
    REGIONAL = "regional", _("Regional")
    DISTRICT = "district", _("District")


class NameKind(models.TextChoices):
    """What a name of an institution is."""

    OFFICIAL = "official", _("Official name")
    SHORT = "short", _("Short name")
    ABBREVIATION = "abbreviation", _("Abbreviation")
    ALIAS = "alias", _("Other spelling")


class Confidence(models.TextChoices):
    """How sure a name is."""

    OFFICIAL = "official", _("Seen in an official source")
    STANDARD = "standard", _("Standard usage, not checked")
    UNVERIFIED = "unverified", _("Unverified translation")


class Sector(models.TextChoices):
    """The fields the group wants represented (lessons learned in Tajikistan and Kazakhstan)."""

    INDUSTRIAL_SAFETY = "industrial_safety", _("Industrial safety")
    EMERGENCIES = "emergencies", _("Emergency situations")
    ENVIRONMENT = "environment", _("Environmental protection")
    WATER_RESOURCES = "water_resources", _("Water resources")
    WATER_MONITORING = "water_monitoring", _("Monitoring of water resources")
    HEALTH = "health", _("Health care")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure development")
    FOREIGN_AFFAIRS = "foreign_affairs", _("Foreign affairs")


class Language(models.TextChoices):
    """Languages in which texts of record exist."""

    TG = "tg", "Тоҷикӣ"
    RU = "ru", "Русский"
    EN = "en", "English"
    KK = "kk", "Қазақша"
