"""Who takes part and who was there."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.workflow.tables import Refused
from meetings.attendance.enums import ParticipantRole, Presence
from meetings.attendance.models import Attendance
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.models import Meeting
from meetings.minutes.models import Line
from members.seats.enums import Capacity
from members.seats.models import MembershipTerm

ROLES = {Capacity.MEMBER: ParticipantRole.MEMBER, Capacity.ALTERNATE: ParticipantRole.ALTERNATE}


def _sealed(error: Exception) -> Refused:
    return Refused(
        _("The minutes were sent for approval: the list of participants can no longer be changed.")
    )


def _refuse_cancelled(meeting: Meeting) -> None:
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refused(_("This meeting was cancelled: it has no participants."))


def register_members(meeting: Meeting, *, by) -> int:
    """Put everybody who holds a seat on the day of the meeting on the list; how many were added."""
    _refuse_cancelled(meeting)
    listed = set(meeting.attendance.values_list("person_id", flat=True))
    added = 0
    try:
        with transaction.atomic():
            for term in MembershipTerm.objects.holding(meeting.held_on).select_related(
                "seat__unit", "person"
            ):
                if term.person_id in listed:
                    continue
                Attendance.objects.create(
                    meeting=meeting,
                    membership_term=term,
                    person=term.person,
                    institution=term.seat.unit,
                    category=term.seat.unit.kind,
                    role=ROLES[term.seat.capacity],
                )
                listed.add(term.person_id)
                added += 1
            added += _register_officials(meeting, listed, by=by)
            record("meetings.attendance.members", meeting, by=by, added=added)
    except IntegrityError as error:
        raise _sealed(error) from error
    return added


def _register_officials(meeting: Meeting, listed: set[int], *, by) -> int:
    """Who presides, writes the minutes and leads the group, where they hold no seat of their own."""
    chair = meeting.chairing_term.person if meeting.chairing_term else None
    people = [person for person in (meeting.presiding, chair, meeting.secretary) if person]
    officials = {person.pk: person for person in people if person.pk not in listed}
    for person in officials.values():
        role = ParticipantRole.SECRETARIAT if person == meeting.secretary else ParticipantRole.MEMBER
        add(meeting, person=person, role=role, by=by)
    return len(officials)


def add(meeting: Meeting, *, by, **fields) -> Attendance:
    """Register somebody: a person on record, or a guest by name who needs neither account nor record."""
    person, institution = fields.get("person"), fields.get("institution")
    _refuse_cancelled(meeting)
    if person and meeting.attendance.filter(person=person).exists():
        raise Refused(_("%(person)s is on the list already.") % {"person": person})
    if person:
        _complete(fields, person, meeting)
        institution = fields.get("institution")
    if institution and not fields.get("category"):
        fields["category"] = institution.kind
    try:
        with transaction.atomic():
            made = Attendance.objects.create(meeting=meeting, **fields)
            record("meetings.attendance.add", meeting, by=by)
    except IntegrityError as error:
        if person and meeting.attendance.filter(person=person).exists():
            raise Refused(_("%(person)s is on the list already.") % {"person": person}) from error
        raise _sealed(error) from error
    return made


def _complete(fields: dict, person, meeting: Meeting) -> None:
    """What the records know of a person on the day: the institution, and the seat they hold."""
    term = MembershipTerm.objects.holding(meeting.held_on).filter(person=person).first()
    if term and fields.get("role") in (None, "", ParticipantRole.INVITEE):
        fields["role"] = ROLES[term.seat.capacity]
        fields.setdefault("membership_term", term)
    if not fields.get("institution"):
        post = person.post_on(meeting.held_on)
        fields["institution"] = term.seat.unit if term else post.institution if post else None


def mark(meeting: Meeting, presence: dict[int, str], *, by, online: set[int] = frozenset()) -> None:
    """Mark who was present, by id of the row on the list."""
    try:
        with transaction.atomic():
            for row in meeting.attendance.select_for_update():
                value = presence.get(row.pk)
                if value in Presence.values:
                    row.presence, row.is_online = value, row.pk in online
                    row.save()
            record("meetings.attendance.mark", meeting, by=by)
    except IntegrityError as error:
        raise _sealed(error) from error


def remove(row: Attendance, *, by) -> None:
    """Take somebody off the list who was entered by mistake."""
    if Line.objects.filter(speaker=row).exists():
        raise Refused(_("This participant speaks in the minutes. Change those lines first."))
    try:
        with transaction.atomic():
            record("meetings.attendance.remove", row.meeting, by=by)
            row.delete()
    except IntegrityError as error:
        raise _sealed(error) from error
