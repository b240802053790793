"""Model base classes the rooms build on: dated rows and rows that answer to the workflow engine."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def today() -> datetime.date:
    """The day in the time zone of the installation."""
    return timezone.localdate()


def exactly_one(*names: str) -> Q:
    """The condition that one of these columns is filled and the others are empty: for a CheckConstraint."""
    found = Q()
    for filled in names:
        found |= Q(**{f"{name}__isnull": name != filled for name in names})
    return found


class DatedQuerySet(models.QuerySet):
    """Rows that hold from one day to another, both inclusive; an empty start or end is unknown or open."""

    def on(self, day: datetime.date | None = None):
        """The rows that hold on a day (default: today)."""
        day = day or today()
        begun = Q(starts_on__isnull=True) | Q(starts_on__lte=day)
        return self.filter(begun, Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def first_after(self, day: datetime.date):
        """The row that begins first after a day; None where none does."""
        return self.filter(starts_on__gt=day).order_by(F("starts_on").asc(nulls_last=True)).first()


class Dated(models.Model):
    """A row that holds from `starts_on` to `ends_on`, both inclusive; subclasses may allow an unknown start.

    A subclass has `objects` of a DatedQuerySet.
    """

    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="%(app_label)s_%(class)s_ends_after_start",
            )
        ]

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the row holds on the day."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_on is None or self.ends_on >= day)

    def precedence(self) -> tuple[int, int]:
        """Of two rows that hold on one day the higher one is meant: it began later, or is known to end earlier.

        A row whose first day is unknown never wins over one whose first day is known.
        """
        begins = self.starts_on or datetime.date.min
        ends = self.ends_on or datetime.date.max
        return begins.toordinal(), -ends.toordinal()
