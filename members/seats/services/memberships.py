"""Seats and who holds them: a term begins with a nomination letter, lasts what the Terms ask, ends with its reason (p19)."""

import datetime
from collections.abc import Callable

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.database.models import today
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import changing, creating
from iiwg.workflow.tables import Refused
from members.institutions.models import Institution
from members.institutions.official_letter import OfficialLetter
from members.people.models import Person
from members.seats.enums import TermEnd
from members.seats.models import MembershipTerm, Seat
from members.seats.services import alternates, composition
from members.seats.services.seats import refuse_capacity, refuse_unlisted
from members.terms.enums import Topic
from members.terms.services.terms import on as terms_on


def enter_paper(
    *,
    unit: Institution,
    person: Person,
    capacity: str,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    letter: OfficialLetter,
    by: Actor,
) -> MembershipTerm:
    """Enter a term from its paper letter; of one that is over, what is known of it suffices, and it gives no rights."""
    with creating(MembershipTerm, "members.membershipterm.begin", by=by) as make:
        ends_on = ends_on or shortest_end(starts_on)
        is_over = ends_on is not None and ends_on < today()
        if not is_over:
            for day in {starts_on, max(starts_on, today())}:  # whoever speaks for it today is listed today
                refuse_unlisted(unit, day)
            refuse_capacity(unit, capacity)
            _refuse_without_letter(letter)
        facts = {"person": person, "starts_on": starts_on, "ends_on": ends_on}
        term = _take_seat(make, unit, capacity, letter, facts, by=by)
        if ends_on and is_over:
            end(term, ends_on=ends_on, reason=TermEnd.EXPIRED, by=by)
    return term


def _refuse_without_letter(letter: OfficialLetter) -> None:
    """Where the Terms ask for an official letter, a term needs its number, its date and its scan (p19)."""
    terms = terms_on()
    if not letter.names_somebody and (terms is None or terms.nomination_requires_letter):
        raise Refused(
            _("A member is named by an official letter: give its number, its date and its scan."),
            basis=Topic.NOMINATION,
        )


def begin(
    *,
    unit: Institution,
    person: Person,
    capacity: str,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    letter: OfficialLetter,
    by: Actor,
) -> MembershipTerm:
    """A person takes the seat of a unit, by its nomination letter (p19)."""
    with creating(MembershipTerm, "members.membershipterm.begin", by=by) as make:
        facts = {"person": person, "starts_on": starts_on, "ends_on": ends_on}
        return _take_seat(make, unit, capacity, letter, facts, by=by)


def _take_seat(
    make: Callable, unit: Institution, capacity: str, letter: OfficialLetter, facts: dict, *, by: Actor
) -> MembershipTerm:
    """facts: person, starts_on, ends_on as the term holds them."""
    refuse_short(facts["starts_on"], facts["ends_on"])
    alternates.refuse_standing_in_for_self(unit=unit, capacity=capacity, **facts)
    _refuse_too_many(facts["person"], unit, facts["starts_on"])
    seat = Seat.objects.first_of(unit, capacity)
    try:
        with transaction.atomic():
            term = make(
                seat=seat,
                letter_number=letter.number,
                letter_date=letter.date,
                document=letter.kept_scan(by=by),
                **facts,
            )
    except IntegrityError as error:
        raise Refused(_held(unit, capacity, facts["starts_on"])) from error
    composition.follow(by=by)
    return term


def _held(unit: Institution, capacity: str, starts_on: datetime.date) -> str:
    """Who stands in the way of a term."""
    memberships = MembershipTerm.objects.filter(seat__unit=unit, seat__capacity=capacity).select_related(
        "person"
    )
    term = (
        memberships.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)).order_by("starts_on").first()
    )
    if term is None:
        return _("Somebody else holds this seat in a part of this time. End that term first.")
    return _("%(person)s holds this seat from %(day)s. End that term first.") % {
        "person": term.person,
        "day": long_date(term.starts_on, get_language()),
    }


def _refuse_too_many(person: Person, unit: Institution, starts_on: datetime.date) -> None:
    """No more terms than the Terms of Reference allow; where they are silent the number is not limited (p19)."""
    terms = terms_on(starts_on)
    most = terms.max_terms if terms else None
    if most and MembershipTerm.objects.filter(person=person, seat__unit=unit).count() >= most:
        raise Refused(
            _("The number of membership terms is limited. At most: %(count)d.") % {"count": most},
            basis=Topic.MEMBERSHIP,
        )


def refuse_short(starts_on: datetime.date, ends_on: datetime.date | None) -> None:
    """A term lasts at least what the Terms of Reference ask; the last day is the day before (p19)."""
    if ends_on and ends_on < starts_on:
        raise Refused(_("The term would end before it starts."))
    months, earliest = _shortest_months(starts_on), shortest_end(starts_on)
    if months and ends_on and earliest and ends_on < earliest:
        words = ngettext(
            "A membership term lasts at least %(months)d month: until %(day)s or later.",
            "A membership term lasts at least %(months)d months: until %(day)s or later.",
            months,
        )
        raise Refused(
            words % {"months": months, "day": long_date(earliest, get_language())}, basis=Topic.MEMBERSHIP
        )


def _shortest_months(starts_on: datetime.date) -> int | None:
    terms = terms_on(starts_on)
    return terms.min_member_term_months if terms else None


def shortest_end(starts_on: datetime.date) -> datetime.date | None:
    """The last day of the shortest term the Terms of Reference of the day ask; None where they are silent."""
    months = _shortest_months(starts_on)
    return starts_on + relativedelta(months=months) - datetime.timedelta(days=1) if months else None


def reason_when_followed(term: MembershipTerm, person_id: int | None) -> str:
    """Why a term ends when another one takes its seat."""
    return TermEnd.EXPIRED if term.person_id == person_id else TermEnd.REPLACED


def end(term: MembershipTerm, *, ends_on: datetime.date, reason: str, by: Actor) -> None:
    """End a membership term with its reason; the records stay."""
    with changing(term, "members.membershipterm.end", by=by, reason=reason) as row:
        if row.end_reason and row.ends_on and row.ends_on < today():
            raise Refused(_("This term is ended already."))
        if row.is_acting_past() and ends_on <= today():
            ends_on = min(ends_on, row.ends_on)  # the days acted past the term make it no longer
        _refuse_end(row, ends_on)
        row.ends_on, row.end_reason = ends_on, reason
        row.save(update_fields=["ends_on", "end_reason"])  # before the composition asks who sits now
        composition.follow(by=by)


def _refuse_end(term: MembershipTerm, ends_on: datetime.date) -> None:
    """A term ends neither before it begins nor later than its letter says."""
    if ends_on < term.starts_on:
        raise Refused(
            _("This term begins on %(day)s: it can end on that day at the earliest.")
            % {"day": long_date(term.starts_on, get_language())}
        )
    if term.ends_on and ends_on > term.ends_on:
        raise Refused(
            _("This term ends on %(day)s. Only a new letter makes it longer: renew the term.")
            % {"day": long_date(term.ends_on, get_language())},
            basis=Topic.MEMBERSHIP,
        )
