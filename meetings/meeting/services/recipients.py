"""Who gets letters about meetings, and who gets nothing."""

import datetime

from django.utils.translation import gettext as _

from iiwg.documents.enums import Access
from iiwg.notifications.mailings import Addressee
from iiwg.notifications.notices import Recipient
from meetings.meeting.models import Meeting
from members.chairs.services import chairs
from members.institutions.models import Institution, InstitutionUserObjectPermission
from members.people.models import Person
from members.seats.enums import Capacity
from members.seats.models import MembershipTerm, Seat


def circle(on: datetime.date) -> list[Addressee]:
    """Members of the day (by account or by the address on record), focal points and the two co-chairs, each once.

    An institution whose seat nobody holds is named where nobody else gets a letter for it.
    """
    terms = MembershipTerm.objects.holding(on).select_related("person__user", "seat__unit")
    terms = terms.prefetch_related("person__emails", "seat__unit__names")
    meant = [(term.seat.unit, _person(term.person, term.seat.unit, on)) for term in terms]
    meant += _focal_points(on)
    for chairing in (chairs.leading(on), chairs.incoming(on)):
        if chairing and chairing.person:
            meant.append((chairing.institution, _person(chairing.person, chairing.institution, on)))
    reached = {institution.pk for institution, addressee in meant if addressee.recipient}
    meant += _empty_seats(on, {*reached, *(term.seat.unit_id for term in terms)})
    return list({_key(addressee): addressee for _institution, addressee in reversed(meant)}.values())[::-1]


def of_meeting(meeting: Meeting) -> list[Addressee]:
    """Who is told about a meeting: the members of its day; of a restricted one only the co-chair it is held under."""
    if meeting.access != Access.RESTRICTED:
        return circle(meeting.held_on)
    term = meeting.chairing_term
    return [_person(term.person, term.institution, meeting.held_on)] if term and term.person else []


def _person(person: Person, institution: Institution, on: datetime.date) -> Addressee:
    name, place = person.full_name(), institution.name(on=on)
    if person.user and person.user.is_active:
        return Addressee(name, place, Recipient.of(person.user))
    for email in person.emails.all()[:1]:
        recipient = Recipient(str(email), name, person.language, key=f"person:{person.pk}")
        return Addressee(name, place, recipient)
    return Addressee(name, place, why=_("neither an account nor an e-mail address"))


def _focal_points(on: datetime.date) -> list[tuple[Institution, Addressee]]:
    grants = InstitutionUserObjectPermission.objects.filter(user__is_active=True)
    grants = grants.select_related("user", "content_object").prefetch_related("content_object__names")
    return [
        (
            grant.content_object,
            Addressee(str(grant.user), grant.content_object.name(on=on), Recipient.of(grant.user)),
        )
        for grant in grants
    ]


def _empty_seats(on: datetime.date, besides: set[int]) -> list[tuple[Institution, Addressee]]:
    seats = Seat.objects.filter(capacity=Capacity.MEMBER, ordinal=1).exclude(unit__in=besides)
    return [
        (seat.unit, Addressee("", seat.unit.name(on=on), why=_("nobody holds the seat")))
        for seat in seats.select_related("unit").prefetch_related("unit__names")
    ]


def _key(addressee: Addressee) -> tuple[str, ...]:
    """Whom a letter is for: one address gets one letter, in whatever capacities it is known."""
    if addressee.recipient:
        return (addressee.recipient.email.casefold() or addressee.recipient.key,)
    return (addressee.name, addressee.institution)
