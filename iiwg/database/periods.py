"""Periods as far as they are known: a first or last day may be unknown, or known to a month or a year only.

Only what is known is stored. What follows from it is computed here: of facts that follow each other, the end of one tells
where the next began, and the other way round, in whatever order they were entered.
"""

import datetime
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

Day = datetime.date | None
ONE_DAY = datetime.timedelta(days=1)


class DatePrecision(TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("The day is known")
    MONTH = "month", _("Only the month is known")
    YEAR = "year", _("Only the year is known")


def first_of(day: datetime.date, precision: str) -> datetime.date:
    """The first day that a date of this precision may mean."""
    if precision == DatePrecision.DAY:
        return day
    return day.replace(day=1, month=1 if precision == DatePrecision.YEAR else day.month)


def last_of(day: datetime.date, precision: str) -> datetime.date:
    """The last day that a date of this precision may mean."""
    if precision == DatePrecision.DAY:
        return day
    month = 12 if precision == DatePrecision.YEAR else day.month
    return day.replace(day=monthrange(day.year, month)[1], month=month)


def after_end(day: datetime.date, precision: str) -> datetime.date:
    """The first day of what follows an end: the day after it, or the same month or year, where no more is known."""
    return day + ONE_DAY if precision == DatePrecision.DAY else first_of(day, precision)


def before_start(day: datetime.date, precision: str) -> datetime.date:
    """The last day of what precedes a start: the day before it, or the same month or year, where no more is known."""
    return day - ONE_DAY if precision == DatePrecision.DAY else last_of(day, precision)


class Lasting:
    """What holds from `starts_on` to `ends_on`, both inclusive; an empty day is unknown or open."""

    starts_on: Any
    ends_on: Any

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it holds on the day."""
        return self.days_from(day) == 0

    def days_from(self, day: datetime.date) -> int:
        """How many days before it begins or after it ended a day lies; 0 where it holds."""
        if self.starts_on and day < self.starts_on:
            return (self.starts_on - day).days
        return max(0, (day - self.ends_on).days) if self.ends_on else 0

    def precedence(self) -> tuple[int, int]:
        """Of two that hold on one day the higher one is meant: it began later, or is known to end earlier.

        What has an unknown first day never wins over what has a known one.
        """
        begins = self.starts_on or datetime.date.min
        ends = self.ends_on or datetime.date.max
        return begins.toordinal(), -ends.toordinal()


@dataclass(frozen=True)
class Period(Lasting):
    """From when to when a row holds, with what follows from its neighbours; a month stands as all of its days."""

    row: Any
    starts_on: Day
    starts_precision: str
    ends_on: Day
    ends_precision: str

    @classmethod
    def of(cls, row: Any) -> "Period":
        """What the row itself says."""
        return cls(row, row.starts_on, row.starts_precision, row.ends_on, row.ends_precision)

    @property
    def begun_by(self) -> datetime.date:
        """The day by which it has surely begun."""
        return last_of(self.starts_on, self.starts_precision) if self.starts_on else datetime.date.max

    @property
    def over_from(self) -> datetime.date:
        """The last day on which it surely holds."""
        return first_of(self.ends_on, self.ends_precision) if self.ends_on else datetime.date.min

    @property
    def place(self) -> tuple[datetime.date, bool]:
        """What periods of which something is known are put in order by."""
        return (self.begun_by if self.starts_on else self.over_from), self.starts_on is not None

    def between(self, before: "Period | None", after: "Period | None") -> "Period":
        """The period with its unknown days taken from what its neighbours say."""
        found = self
        if not self.starts_on and before and before.ends_on:
            precision = before.ends_precision
            found = replace(found, starts_on=after_end(before.ends_on, precision), starts_precision=precision)
        if not self.ends_on and after and after.starts_on:
            precision = after.starts_precision
            found = replace(found, ends_on=before_start(after.starts_on, precision), ends_precision=precision)
        return found


def chained(rows: Iterable[Any]) -> list[Period]:
    """The periods of rows of which one holds at a time, earliest first.

    A row of which no day is known holds after those known to have ended, and before those known to have begun.
    """
    periods = [Period.of(row) for row in rows]
    if len(periods) < 2:
        return periods  # nothing follows from a neighbour, and nearly every name has none
    known = sorted(
        (period for period in periods if period.starts_on or period.ends_on), key=attrgetter("place")
    )
    place = len(known)
    while place and known[place - 1].ends_on is None:
        place -= 1
    undated = [period for period in periods if not period.starts_on and not period.ends_on]
    line: list[Period | None] = [None, *known[:place], *undated, *known[place:], None]
    return [
        period.between(before, after)
        for before, period, after in zip(line, line[1:], line[2:], strict=False)
        if period
    ]


def contradicted(rows: Iterable[Any], entered: Any) -> Any | None:
    """The row that cannot be true together with one that was just entered; None where both can.

    Both hold on one day for sure, or nothing says where one ends and the other begins; or what was entered has ended,
    and one that began before it has not.
    """
    rows = list(rows)
    line = chained(rows)
    for before, after in pairwise(line):
        if entered in (before.row, after.row) and not _follow_each_other(before, after):
            return before.row if after.row == entered else after.row
    present = [period for period in line if period.row.starts_on and not period.row.ends_on]
    if entered.ends_on and present and present[-1].place < Period.of(entered).place:
        return present[-1].row
    return None


def _follow_each_other(before: Period, after: Period) -> bool:
    if _is_empty(before) or _is_empty(after) or not before.ends_on or not after.starts_on:
        return False
    return before.over_from < after.begun_by


def _is_empty(period: Period) -> bool:
    return bool(period.starts_on and period.ends_on and period.ends_on < period.starts_on)
