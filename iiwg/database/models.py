"""Model base classes the rooms build on: dated rows and rows that answer to the workflow engine."""

import datetime
from copy import copy

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from iiwg.database.periods import DatePrecision, Lasting, first_of, last_of


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


class Dated(Lasting, models.Model):
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


class WithdrawableQuerySet(DatedQuerySet):
    """Rows that may be withdrawn."""

    def withdrawn(self):
        """Those that were, with who did it and what took their place."""
        return self.exclude(withdrawn_at=None).select_related("withdrawn_by", "replaced_by")


DatedManager = models.Manager.from_queryset(DatedQuerySet)


class StandingManager(DatedManager):
    """The rows that were not withdrawn: the only ones that count."""

    def get_queryset(self):
        return super().get_queryset().filter(withdrawn_at=None)


class Withdrawable(models.Model):
    """A row that is never deleted: one entered by mistake is withdrawn, or replaced by the right one, with the reason.

    recorded_because: why a row was entered that changes what was known before.
    """

    recorded_because = models.TextField(_("reason"), blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    withdrawn_because = models.TextField(blank=True, editable=False)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = StandingManager()
    with_withdrawn = models.Manager.from_queryset(WithdrawableQuerySet)()

    class Meta:
        abstract = True

    def withdraw(self, *, by, because: str) -> None:
        """It counts no more; who, when and why stay with it."""
        self.withdrawn_at, self.withdrawn_by, self.withdrawn_because = timezone.now(), by, because
        self.save()

    def replace(self, *, by, because: str, **fields):
        """Withdraw it, and put a row with the right values in its place; returns that one."""
        right = copy(self)
        self.withdraw(by=by, because=because)
        right.pk, right._state.adding, right.recorded_because = None, True, because
        for name, value in fields.items():
            setattr(right, name, value)
        right.save()
        self.replaced_by = right
        self.save()
        return right


class DatedFact(Withdrawable, Dated):
    """A fact that holds for a time; its days may be unknown, or known to the month or the year only.

    A month stands as all of its days: its first one in `starts_on`, its last one in `ends_on`.
    """

    starts_on = models.DateField(_("from"), null=True, blank=True)
    starts_precision = models.CharField(max_length=5, choices=DatePrecision, default=DatePrecision.DAY)
    ends_precision = models.CharField(max_length=5, choices=DatePrecision, default=DatePrecision.DAY)

    class Meta(Dated.Meta):
        abstract = True

    def save(self, **options):
        """Widen days that are not known exactly."""
        if self.starts_on:
            self.starts_on = first_of(self.starts_on, self.starts_precision)
        if self.ends_on:
            self.ends_on = last_of(self.ends_on, self.ends_precision)
        super().save(**options)
