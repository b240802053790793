"""Working days: an ordinary week, and what the calendar of a country says otherwise."""

import datetime
from datetime import timedelta

import holidays
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.pages.dates import long_date
from iiwg.workflow.tables import Refused
from members.calendar.enums import DayKind
from members.calendar.models import PUBLIC_LIST, Holiday
from members.institutions.models import Group
from members.terms.services.terms import on as terms_on

SATURDAY = 5


def country(on: datetime.date | None = None) -> str:
    """The country whose calendar counts: that of the Terms of the day, else of the group."""
    terms = terms_on(on)
    group = Group.get()
    return (terms and (terms.calendar_country or terms.country)) or (group.country if group else "")


def is_working(day: datetime.date, exceptions: dict[datetime.date, str]) -> bool:
    """Whether people work on a day; `exceptions` as `exceptions_of` gives them."""
    kind = exceptions.get(day)
    return kind == DayKind.WORKING if kind else day.weekday() < SATURDAY


def exceptions_of(place: str) -> dict[datetime.date, str]:
    """The days of a country that differ from an ordinary week, with their kind."""
    return dict(Holiday.objects.filter(country=place).values_list("day", "kind"))


def add_working_days(day: datetime.date, count: int) -> datetime.date:
    """The working day that lies `count` working days after a day."""
    exceptions = exceptions_of(country(day))
    while count > 0:
        day += timedelta(days=1)
        count -= is_working(day, exceptions)
    return day


def set_day(
    day: datetime.date, *, kind: str, name: str, source: str, row: Holiday | None = None, by
) -> Holiday:
    """Say that a day is a day off, or a working day at a weekend. row: the entry of the day that is changed."""
    place = country(day)
    if not place:
        raise Refused(_("No group is set up yet: load a preset first."))
    there = Holiday.objects.filter(country=place, day=day).first()
    if there and there != row:
        raise Refused(
            _("%(day)s is entered already: %(name)s. Change that entry.")
            % {"day": long_date(day, get_language()), "name": there.name or there.get_kind_display()}
        )
    with transaction.atomic():
        row, _made = Holiday.objects.update_or_create(
            country=place, day=day, defaults={"kind": kind, "name": name, "source": source}
        )
        record("members.holiday.set", row, by=by, day=day.isoformat(), kind=kind)
    return row


def remove_day(row: Holiday, *, by) -> None:
    """Make a day an ordinary day of the week again."""
    with transaction.atomic():
        record("members.holiday.remove", row, by=by, day=row.day.isoformat())
        row.delete()


def propose(year: int, *, by) -> int:
    """Enter the public holidays of a year that are not entered yet; how many. They are to be checked by hand."""
    place = country(datetime.date(year, 1, 1))
    try:
        known = holidays.country_holidays(place, years=year)
    except NotImplementedError as error:
        raise Refused(_("No public list of holidays is known for this country. Enter the days.")) from error
    with transaction.atomic():
        made = 0
        for day, name in sorted(known.items()):
            _row, new = Holiday.objects.get_or_create(
                country=place, day=day, defaults={"name": name[:200], "source": PUBLIC_LIST}
            )
            made += new
        if made:
            record("members.holiday.propose", Group.get(), by=by, year=year, days=made)
    return made
