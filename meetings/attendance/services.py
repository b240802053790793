"""Who takes part and who was there."""

import datetime
from collections.abc import Set
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.workflow.doors import add_facts, changing
from iiwg.workflow.tables import Refused
from meetings.attendance.enums import ParticipantRole, Presence
from meetings.attendance.models import Attendance
from meetings.meeting.models import Meeting
from members.people.models import Person
from members.seats.enums import Capacity
from members.seats.models import LpiVersion, MembershipTerm

ROLES = {Capacity.MEMBER: ParticipantRole.MEMBER, Capacity.ALTERNATE: ParticipantRole.ALTERNATE}


def register_members(meeting: Meeting, *, by: Actor) -> int:
    """Put everybody who holds a seat on the day of the meeting on the list; how many were added."""
    with changing(meeting, "meetings.attendance.members", by=by) as row:
        listed = set(row.attendance.values_list("person_id", flat=True))
        added = 0
        for term in MembershipTerm.objects.holding(row.held_on).select_related("seat__unit", "person"):
            if term.person_id in listed:
                continue
            Attendance.objects.create(
                meeting=row,
                membership_term=term,
                person=term.person,
                institution=term.seat.unit,
                category=term.seat.unit.kind,
                role=ROLES[term.seat.capacity],
            )
            listed.add(term.person_id)
            added += 1
        added += _register_officials(row, listed, by=by)
        add_facts(added=added)
    return added


def _register_officials(meeting: Meeting, listed: set[int], *, by: Actor) -> int:
    """Who presides, writes the minutes and leads the group, where they hold no seat of their own."""
    chair = meeting.chairing_term.person if meeting.chairing_term else None
    people = [person for person in (meeting.presiding, chair, meeting.secretary) if person]
    officials = {person.pk: person for person in people if person.pk not in listed}
    for person in officials.values():
        role = ParticipantRole.SECRETARIAT if person == meeting.secretary else ParticipantRole.MEMBER
        add(meeting, person=person, role=role, by=by)
    return len(officials)


def add(meeting: Meeting, *, by: Actor, **fields: Any) -> Attendance:
    """Register somebody: a person on record, or a guest by name who needs neither account nor record."""
    with changing(meeting, "meetings.attendance.add", by=by) as row:
        person = fields.get("person")
        if person and row.attendance.filter(person=person).exists():
            raise Refused(_("%(person)s is on the list already.") % {"person": person})
        if person:
            _complete(fields, person, row)
        institution = fields.get("institution")
        if institution and not fields.get("category"):
            fields["category"] = institution.kind
        return Attendance.objects.create(meeting=row, **fields)


def _complete(fields: dict[str, Any], person: Person, meeting: Meeting) -> None:
    """What the records know of a person on the day: the institution, and the seat they hold."""
    term = MembershipTerm.objects.holding(meeting.held_on).filter(person=person).first()
    if term and fields.get("role") in (None, "", ParticipantRole.INVITEE):
        fields["role"] = ROLES[term.seat.capacity]
        fields.setdefault("membership_term", term)
    if not fields.get("institution"):
        post = person.post_on(meeting.held_on)
        fields["institution"] = term.seat.unit if term else post.institution if post else None


def mark(meeting: Meeting, presence: dict[int, str], *, by: Actor, online: Set[int] = frozenset()) -> None:
    """Mark who was present, by id of the row on the list."""
    with changing(meeting, "meetings.attendance.mark", by=by) as row:
        for participant in row.attendance.all():
            value = presence.get(participant.pk)
            if value in Presence.values:
                participant.presence, participant.is_online = value, participant.pk in online
                participant.save()


def set_hours(
    meeting: Meeting, *, opened_at: datetime.time | None, closed_at: datetime.time | None, by: Actor
) -> None:
    """When the meeting was really opened and closed, in its own time zone; None where it is not known."""
    with changing(meeting, "meetings.attendance.hours", by=by) as row:
        row.opened_at, row.closed_at = opened_at, closed_at


def remove(participant: Attendance, *, by: Actor) -> None:
    """Take somebody off the list who was entered by mistake; who speaks in the minutes stays on it."""
    meeting = participant.meeting
    with changing(participant, "meetings.attendance.remove", by=by, part_of=meeting) as row:
        try:
            row.delete()
        except ProtectedError as error:
            raise Refused(_("This participant speaks in the minutes. Change those lines first.")) from error


def institutions_present(meeting: Meeting) -> tuple[int, int]:
    """How many institutions on the list of the day are present with a member or an alternate, of how many.

    A unit speaks for the ministry it belongs to on that day.
    """
    version = LpiVersion.objects.on(meeting.held_on).first()
    listed = set(version.entries.values_list("institution_id", flat=True)) if version else set()
    were_there = meeting.attendance.filter(presence=Presence.PRESENT, role__in=ROLES.values())
    rows = were_there.select_related("institution").prefetch_related("institution__parents__parent")
    represented = set()
    for row in rows:
        parent = row.institution.parent(meeting.held_on) if row.institution else None
        represented |= {row.institution_id, parent.pk if parent else None}
    return len(listed & represented), len(listed)


def quorum_in_words(meeting: Meeting) -> list[str]:
    """Who of the institutions is there and how the group decides, as the Terms of Reference of the meeting say."""
    present, listed = institutions_present(meeting)
    sentences = []
    if listed:
        sentences.append(
            _("%(present)d of %(listed)d institutions on the list are present.")
            % {"present": present, "listed": listed}
        )
    version = meeting.terms
    if version and version.quorum and present < version.quorum:
        sentences.append(
            _("The quorum is not reached: the Terms of Reference ask for %(quorum)d.")
            % {"quorum": version.quorum}
        )
    if version and version.decision_rule:
        sentences.append(_("How it decides: %(rule)s.") % {"rule": version.get_decision_rule_display()})
    return sentences
