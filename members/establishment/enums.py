"""Codes of the establishment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepStatus(models.TextChoices):
    """Where a step of the establishment stands."""

    PLANNED = "planned", _("Planned")
    DONE = "done", _("Done")
