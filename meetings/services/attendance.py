"""Who takes part and who was there."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iiwg.audit.services import record
from iiwg.audit.words import say
from iiwg.workflow.tables import Refused
from meetings.enums import ParticipantRole, Presence
from meetings.models import Attendance, Line, Meeting
from members.enums import Capacity
from members.models import MembershipTerm

say(
    {
        "meetings.attendance.members": gettext_lazy("registered the members of the day"),
        "meetings.attendance.add": gettext_lazy("registered a participant"),
        "meetings.attendance.mark": gettext_lazy("marked who was present"),
        "meetings.attendance.remove": gettext_lazy("took a participant off the list"),
    }
)


def _sealed(error: Exception) -> Refused:
    return Refused(
        _("The minutes were sent for approval: the list of participants can no longer be changed.")
    )


def register_members(meeting: Meeting, *, by) -> int:
    """Put everybody who holds a seat on the day of the meeting on the list; how many were added."""
    roles = {Capacity.MEMBER: ParticipantRole.MEMBER, Capacity.ALTERNATE: ParticipantRole.ALTERNATE}
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
                    role=roles[term.seat.capacity],
                )
                added += 1
            record("meetings.attendance.members", meeting, by=by, added=added)
    except IntegrityError as error:
        raise _sealed(error) from error
    return added


def add(meeting: Meeting, *, by, **fields) -> Attendance:
    """Register somebody: a person on record, or a guest by name who needs neither account nor record."""
    person, institution = fields.get("person"), fields.get("institution")
    if person and meeting.attendance.filter(person=person).exists():
        raise Refused(_("%(person)s is on the list already.") % {"person": person})
    if institution and not fields.get("category"):
        fields["category"] = institution.kind
    try:
        with transaction.atomic():
            made = Attendance.objects.create(meeting=meeting, **fields)
            record("meetings.attendance.add", meeting, by=by)
    except IntegrityError as error:
        raise _sealed(error) from error
    return made


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
