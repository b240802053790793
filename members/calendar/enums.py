"""Codes of the calendar."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayKind(models.TextChoices):
    """How a day differs from an ordinary week."""

    DAY_OFF = "day_off", _("Day off")
    WORKING = "working", _("Working day")
