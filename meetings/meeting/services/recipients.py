"""Who gets letters about meetings."""

import datetime

from iiwg.documents.enums import Access
from iiwg.notifications.notices import Recipient
from meetings.meeting.models import Meeting
from members.chairs.services import chairs
from members.institutions.models import InstitutionUserObjectPermission
from members.people.models import Person
from members.seats.models import MembershipTerm


def members(on: datetime.date) -> list[Recipient]:
    """Members of the day (by account or by the address on record), focal points and the two co-chairs."""
    found: list[Recipient] = []
    memberships = (
        MembershipTerm.objects.holding(on).select_related("person__user").prefetch_related("person__emails")
    )
    for term in memberships:
        found += _of_person(term.person)
    grants = InstitutionUserObjectPermission.objects.filter(user__is_active=True).select_related("user")
    found += [Recipient.of(grant.user) for grant in grants]
    for chairing in (chairs.leading(on), chairs.incoming(on)):
        if chairing and chairing.person:
            found += _of_person(chairing.person)
    return list({recipient.email.casefold(): recipient for recipient in found}.values())


def of_meeting(meeting: Meeting) -> list[Recipient]:
    """Who is told about a meeting: the members of its day; of a restricted one only the co-chairs."""
    if meeting.access != Access.RESTRICTED:
        return members(meeting.held_on)
    term = meeting.chairing_term
    return _of_person(term.person) if term and term.person else []


def _of_person(person: Person) -> list[Recipient]:
    if person.user and person.user.is_active:
        return [Recipient.of(person.user)]
    return [
        Recipient(str(email), person.full_name(), person.language, key=f"person:{person.pk}")
        for email in person.emails.all()[:1]
    ]
