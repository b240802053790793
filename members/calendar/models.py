"""The calendar of working days: what differs from an ordinary week."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.calendar.enums import DayKind

PUBLIC_LIST = "public list of holidays, to be checked"  # the source of what was proposed and not checked yet


class Holiday(models.Model):
    """A day off, or a working day at a weekend, as the authorities of a country announced it.

    Never computed: governments move working days, and religious holidays move by themselves.
    """

    country = models.CharField(_("country"), max_length=2)  # ISO 3166-1 alpha-2
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=8, choices=DayKind, default=DayKind.DAY_OFF)
    name = models.CharField(pgettext_lazy("thing", "name"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["country", "day"], name="members_holiday_once")]

    @property
    def is_to_be_checked(self) -> bool:
        """Whether it was proposed from a public list and nobody has checked it yet."""
        return self.source == PUBLIC_LIST

    def __str__(self):
        return f"{self.day.isoformat()} {self.name}".strip()
