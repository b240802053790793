"""Counters behind the numbers of decisions and letters."""

from django.db import models

from members.terms.enums import NumberKind


class NumberSeries(models.Model):
    """The last number given in a series; taken under a lock, never given twice."""

    kind = models.CharField(max_length=15, choices=NumberKind)
    scope = models.CharField(max_length=40)  # "meeting:12", "year:2026", "life"
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "scope"], name="members_number_series_once")]

    def __str__(self):
        return f"{self.kind} {self.scope}: {self.last}"
