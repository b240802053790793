"""The calendar of working days: a day is entered once, changed, made ordinary again; a year is filled from a public list."""

import datetime

import pytest

from iiwg.audit.models import AuditEvent
from iiwg.workflow.tables import NotAllowed, Refused
from members.calendar import services as calendar
from members.calendar.models import Holiday
from tests.cast import people

pytestmark = pytest.mark.django_db
NAVRUZ = datetime.date(2026, 3, 21)
ENTRY = {"kind": "day_off", "name": "Navruz", "source": "Labour Code"}


@pytest.fixture
def navruz(cast):
    """The entry of a day off."""
    return calendar.set_day(NAVRUZ, **ENTRY, by=cast.secretary)


VERBS = {
    "set": lambda entry, by: calendar.set_day(NAVRUZ, **ENTRY, by=by),
    "change": lambda entry, by: calendar.change_day(entry, **ENTRY, by=by),
    "remove": lambda entry, by: calendar.remove_day(entry, by=by),
    "propose": lambda entry, by: calendar.propose(2026, by=by),
}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_who_may_is_asked_before_anything_else(cast, navruz, verb):
    for name, who in people(cast).items():
        if name not in {"secretary", "administrator"}:
            with pytest.raises(NotAllowed, match="changes the calendar"):
                VERBS[verb](navruz, who)
    assert Holiday.objects.get() == navruz
    assert AuditEvent.objects.filter(verb__startswith="members.holiday.").count() == 1


def test_a_day_is_entered_once_and_then_changed(cast, navruz):
    with pytest.raises(Refused, match="is entered already: Navruz"):
        calendar.set_day(NAVRUZ, **ENTRY, by=cast.secretary)
    calendar.change_day(navruz, kind="working", name="", source="Decree 5", by=cast.administrator)
    assert (navruz.kind, navruz.source) == ("working", "Decree 5")
    assert Holiday.objects.get() == navruz


def test_a_day_made_ordinary_is_gone_and_the_act_is_on_record(cast, navruz, signed_in):
    number = navruz.pk
    answer = signed_in(cast.secretary).post(f"/members/calendar/{number}/remove/")
    assert answer.url == "/members/calendar/?year=2026"
    assert not Holiday.objects.exists()
    event = AuditEvent.objects.get(verb="members.holiday.remove")
    assert (event.subject, event.facts) == (f"members.holiday:{number}", {"day": "2026-03-21"})


def test_who_reads_the_calendar_and_does_not_keep_it_changes_nothing(cast, navruz, signed_in):
    assert signed_in(cast.observer).post(f"/members/calendar/{navruz.pk}/remove/").status_code == 403
    assert signed_in(cast.stranger).post(f"/members/calendar/{navruz.pk}/remove/").status_code == 404
    assert Holiday.objects.get() == navruz


def test_a_year_that_is_full_is_filled_without_trace(cast, navruz):
    made = calendar.propose(2026, by=cast.secretary)
    assert Holiday.objects.count() == made + 1
    assert calendar.propose(2026, by=cast.secretary) == 0
    event = AuditEvent.objects.get(verb="members.holiday.propose")
    assert event.facts == {"year": 2026, "days": made}
    navruz.refresh_from_db()
    assert navruz.name == "Navruz"
