"""Seats and who holds them: a term begins with a nomination letter, lasts what the Terms ask, ends with its reason (p19)."""

import datetime

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.database.models import today
from iiwg.pages.dates import long_date
from iiwg.workflow.tables import Refused
from members.people.models import Person
from members.seats.enums import TermEnd
from members.seats.models import MembershipTerm, Seat
from members.seats.services import composition
from members.seats.services.seats import refuse_capacity, refuse_unlisted
from members.terms.enums import Topic
from members.terms.services.terms import on as terms_on


def enter_paper(*, unit, capacity, starts_on, ends_on, by, **letter) -> MembershipTerm:
    """Enter a term from its paper letter; of one that is over, what is known of it suffices, and it gives no rights.

    letter: person, letter_number, letter_date, document as `begin` takes them.
    """
    ends_on = ends_on or shortest_end(starts_on)
    over = ends_on is not None and ends_on < today()
    if not over:
        refuse_unlisted(unit)
        refuse_capacity(unit, capacity)
        _refuse_without_letter(letter)
    with transaction.atomic():
        term = begin(unit=unit, capacity=capacity, starts_on=starts_on, ends_on=ends_on, by=by, **letter)
        if over:
            end(term, ends_on=ends_on, reason=TermEnd.EXPIRED, by=by)
    return term


def _refuse_without_letter(letter: dict) -> None:
    terms = terms_on()
    complete = letter["letter_number"] and letter["letter_date"] and letter["document"]
    if not complete and (terms is None or terms.nomination_requires_letter):
        raise Refused(
            _("A member is named by an official letter: give its number, its date and its scan."),
            basis=Topic.NOMINATION,
        )


def begin(
    *, unit, person, capacity, starts_on, ends_on, letter_number, letter_date, document, by
) -> MembershipTerm:
    """A person takes the seat of a unit, by its nomination letter (p19)."""
    refuse_short(starts_on, ends_on)
    _refuse_too_many(person, unit, starts_on)
    try:
        with transaction.atomic():
            seat, _made = Seat.objects.get_or_create(unit=unit, capacity=capacity, ordinal=1)
            term = MembershipTerm.objects.create(
                seat=seat,
                person=person,
                starts_on=starts_on,
                ends_on=ends_on,
                letter_number=letter_number,
                letter_date=letter_date,
                document=document,
            )
            record("members.membershipterm.begin", term, by=by)
            composition.follow(by=by)
    except IntegrityError as error:
        raise Refused(_held(unit, capacity, starts_on)) from error
    return term


def _held(unit, capacity, starts_on: datetime.date) -> str:
    """Who stands in the way of a term."""
    terms = MembershipTerm.objects.filter(seat__unit=unit, seat__capacity=capacity).select_related("person")
    term = terms.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)).order_by("starts_on").first()
    if term is None:
        return _("Somebody else holds this seat in a part of this time. End that term first.")
    return _("%(person)s holds this seat from %(day)s. End that term first.") % {
        "person": term.person,
        "day": long_date(term.starts_on, get_language()),
    }


def _refuse_too_many(person: Person, unit, starts_on: datetime.date) -> None:
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
    earliest = shortest_end(starts_on)
    if ends_on and earliest and ends_on < earliest:
        raise Refused(
            _("A membership term lasts at least %(months)d months: until %(day)s or later.")
            % {
                "months": terms_on(starts_on).min_member_term_months,
                "day": long_date(earliest, get_language()),
            },
            basis=Topic.MEMBERSHIP,
        )


def shortest_end(starts_on: datetime.date) -> datetime.date | None:
    """The last day of the shortest term the Terms of Reference of the day ask; None where they are silent."""
    terms = terms_on(starts_on)
    months = terms.min_member_term_months if terms else None
    return starts_on + relativedelta(months=months) - datetime.timedelta(days=1) if months else None


def reason_when_followed(term: MembershipTerm, person_id: int) -> str:
    """Why a term ends when another one takes its seat."""
    return TermEnd.EXPIRED if term.person_id == person_id else TermEnd.REPLACED


def end(term: MembershipTerm, *, ends_on: datetime.date, reason: str, by) -> None:
    """End a membership term with its reason; the records stay."""
    with transaction.atomic():
        row = MembershipTerm.objects.select_for_update().get(pk=term.pk)
        if row.end_reason and row.ends_on and row.ends_on < today():
            raise Refused(_("This term is ended already."))
        if row.is_acting_past() and ends_on <= today():
            ends_on = min(ends_on, row.ends_on)  # the days acted past the term make it no longer
        if ends_on < row.starts_on:
            raise Refused(
                _("This term begins on %(day)s: it can end on that day at the earliest.")
                % {"day": long_date(row.starts_on, get_language())}
            )
        if row.ends_on and ends_on > row.ends_on:
            raise Refused(
                _("This term ends on %(day)s. Only a new letter makes it longer: renew the term.")
                % {"day": long_date(row.ends_on, get_language())},
                basis=Topic.MEMBERSHIP,
            )
        MembershipTerm.objects.filter(pk=term.pk).update(ends_on=ends_on, end_reason=reason)
        record("members.membershipterm.end", term, by=by, reason=reason)
        composition.follow(by=by)
    term.refresh_from_db()
