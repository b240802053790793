"""Codes of seats, lists and compositions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LpiStatus(models.TextChoices):
    """Where a version of the List of Participating Institutions stands."""

    DRAFT = "draft", _("Draft")
    PENDING = "pending", _("Waiting for a decision")
    PROVISIONAL = "provisional", _("Applied provisionally")
    ADOPTED = "adopted", _("Adopted")
    SUPERSEDED = "superseded", _("Superseded")


class Capacity(models.TextChoices):
    """In which capacity a seat is held."""

    MEMBER = "member", _("Member")
    ALTERNATE = "alternate", _("Alternate")
    COCHAIR = "cochair", _("Co-chair")


class TermEnd(models.TextChoices):
    """Why a membership term ended."""

    EXPIRED = "expired", _("The term ended")
    REPLACED = "replaced", _("Replaced by the institution")
    LEFT = "left", _("Left the institution")
    WITHDRAWN = "withdrawn", _("The institution withdrew")


class CompositionStatus(models.TextChoices):
    """Where a version of the composition stands."""

    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Approved")
    SUPERSEDED = "superseded", _("Superseded")
