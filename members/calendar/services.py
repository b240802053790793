"""Working days: an ordinary week, and what the calendar of a country says otherwise."""

import datetime
from datetime import timedelta

import holidays
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import add_facts, changing, creating
from iiwg.workflow.tables import Refused
from members.calendar.enums import DayKind
from members.calendar.models import PUBLIC_LIST, Holiday
from members.institutions.models import Group
from members.terms.services.terms import on as terms_on

SATURDAY = 5


def country(on: datetime.date | None = None) -> str:
    """The country whose calendar counts: that of the Terms of the day, else of the group."""
    version = terms_on(on)
    group = Group.get()
    return (version and (version.calendar_country or version.country)) or (group.country if group else "")


def is_working(day: datetime.date, exceptions: dict[datetime.date, str]) -> bool:
    """Whether people work on a day; `exceptions` as `exceptions_of` gives them."""
    kind = exceptions.get(day)
    return kind == DayKind.WORKING if kind else day.weekday() < SATURDAY


def day_off(day: datetime.date) -> str:
    """What a day without work is called: the name of the holiday, else the day of the week; "" of a working day."""
    entry = Holiday.objects.filter(country=country(day), day=day).first()
    if is_working(day, {day: entry.kind} if entry else {}):
        return ""
    return (entry.name if entry else "") or date_format(day, "l")


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


def take_working_days(day: datetime.date, count: int) -> datetime.date:
    """The working day that lies `count` working days before a day."""
    exceptions = exceptions_of(country(day))
    while count > 0:
        day -= timedelta(days=1)
        count -= is_working(day, exceptions)
    return day


def set_day(day: datetime.date, *, kind: str, name: str, source: str, by: Actor) -> Holiday:
    """Say that a day is a day off, or a working day at a weekend."""
    with creating(Holiday, "members.holiday.set", by=by, day=day.isoformat(), kind=kind) as make:
        place = country(day)
        if not place:
            raise Refused(_("No group is set up yet: load a preset first."))
        there = Holiday.objects.filter(country=place, day=day).first()
        if there:
            raise Refused(
                _("%(day)s is entered already: %(name)s. Change that entry.")
                % {"day": long_date(day, get_language()), "name": there.name or there.get_kind_display()}
            )
        return make(country=place, day=day, kind=kind, name=name, source=source)


def change_day(entry: Holiday, *, kind: str, name: str, source: str, by: Actor) -> None:
    """Change what is entered for a day; it counts as checked then."""
    facts = {"day": entry.day.isoformat(), "kind": kind}
    with changing(entry, "members.holiday.set", by=by, **facts) as row:
        row.kind, row.name, row.source = kind, name, source


def remove_day(entry: Holiday, *, by: Actor) -> None:
    """Make a day an ordinary day of the week again."""
    with changing(entry, "members.holiday.remove", by=by, day=entry.day.isoformat()) as row:
        row.delete()


def propose(year: int, *, by: Actor) -> int:
    """Enter the public holidays of a year that are not entered yet; how many. They are to be checked by hand."""
    with creating(Holiday, "members.holiday.propose", by=by, year=year) as make:
        place = country(datetime.date(year, 1, 1))
        entered = exceptions_of(place)
        made = [
            make(country=place, day=day, name=name[:200], source=PUBLIC_LIST)
            for day, name in sorted(_public_holidays(place, year).items())
            if day not in entered
        ]
        add_facts(days=len(made))
    return len(made)


def _public_holidays(place: str, year: int) -> dict[datetime.date, str]:
    try:
        return dict(holidays.country_holidays(place, years=year))
    except NotImplementedError as error:
        raise Refused(_("No public list of holidays is known for this country. Enter the days.")) from error
