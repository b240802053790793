"""Membership terms that lapse. It warns and takes no right away."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.audit.services import key
from iiwg.notifications.reminders import Due, Ladder
from iiwg.pages.dates import day_in_words
from members.seats.models import MembershipTerm
from members.seats.services import recipients

TERM_RULE = "members.term"
TERM_LADDER = Ladder((90, 30, 0), overdue_every_days=30)


def lapsing_terms(on: date) -> Iterator[Due]:
    """The rung reached by a day of every membership term that lapses."""
    lapsing = (
        MembershipTerm.objects.holding(on)
        .filter(ends_on__lte=TERM_LADDER.last_due_date(on), end_reason="")
        .exclude(seat__in=MembershipTerm.objects.filter(starts_on__gt=on).values("seat"))
        .select_related("person", "seat__unit")
        .prefetch_related("seat__unit__names")
    )
    told = recipients.of_nominators_or_desk(term.seat.unit for term in lapsing)
    for term in lapsing:
        last, path = cast(date, term.ends_on), _term_path(term)
        rung = cast(int, TERM_LADDER.rung(last, on))
        for recipient in told[term.seat.unit_id]:
            yield Due(TERM_RULE, rung, key(term), last, recipient, _term_line(term, last, on), path)


def _term_path(term: MembershipTerm) -> str:
    return reverse("members:institution", args=[term.seat.unit_id])


def _term_line(term: MembershipTerm, last: date, on: date) -> Callable[[], str]:
    def line() -> str:
        facts = {"person": term.person, "unit": term.seat.unit.name(), "day": day_in_words(last)}
        if last < on:
            return _("%(person)s acts for %(unit)s past the term, which ended on %(day)s") % facts
        return _("The membership term of %(person)s for %(unit)s ends on %(day)s") % facts

    return line
