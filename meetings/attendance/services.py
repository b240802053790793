"""Who takes part and who was there."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import ProtectedError
from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.database.fold import alphabetical
from iiwg.workflow.doors import add_facts, changing
from iiwg.workflow.tables import Refused
from meetings.attendance.enums import ParticipantRole, Presence
from meetings.attendance.models import Attendance, institution_on_record
from meetings.attendance.texts import rows_of
from meetings.meeting.models import Meeting
from members.chairs.models import chaired_by
from members.institutions.models import Institution
from members.people.models import Person
from members.seats.enums import Capacity
from members.seats.models import LpiVersion, MembershipTerm
from members.seats.services import alternates

ROLES = {Capacity.MEMBER: ParticipantRole.MEMBER, Capacity.ALTERNATE: ParticipantRole.ALTERNATE}


def register_members(meeting: Meeting, *, by: Actor) -> int:
    """Put everybody who holds a seat on the day of the meeting on the list; how many were added."""
    with changing(meeting, "meetings.attendance.members", by=by) as row:
        listed = set(row.attendance.values_list("person_id", flat=True))
        added = 0
        terms = MembershipTerm.objects.holding(row.held_on).select_related("seat__unit", "person")
        for term in alternates.own_seat_first(terms):
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
        return Attendance.objects.create(meeting=row, **fields | _kind(fields))


def _kind(fields: Mapping[str, Any]) -> dict[str, str]:
    """An institution on record says of which kind it is; of one that was only typed, whoever typed it."""
    institution = fields.get("institution")
    return {"category": institution.kind} if institution else {}


def change(participant: Attendance, *, by: Actor, **fields: Any) -> None:
    """Correct what was entered of a participant: the name of a guest, the institution, the role."""
    meeting = participant.meeting
    with changing(participant, "meetings.attendance.change", by=by, part_of=meeting) as row:
        for name, value in (fields | _kind(fields)).items():
            setattr(row, name, value)


def _complete(fields: dict[str, Any], person: Person, meeting: Meeting) -> None:
    """What the records know of a person on the day: the institution, and the seat they hold."""
    terms = MembershipTerm.objects.holding(meeting.held_on).filter(person=person).select_related("seat__unit")
    term = next(iter(alternates.own_seat_first(terms)), None)
    if fields.get("role") in (None, "", ParticipantRole.INVITEE):
        if term:
            fields["role"] = ROLES[term.seat.capacity]
            fields.setdefault("membership_term", term)
        elif chaired_by(person, meeting.held_on):
            fields["role"] = ParticipantRole.MEMBER
    if not (fields.get("institution") or fields.get("institution_text")):
        fields["institution"] = term.seat.unit if term else institution_on_record(person, meeting.held_on)


def words_on_alternates(meeting: Meeting) -> list[str]:
    """What to know of the people who take a seat at a meeting: who works elsewhere, who holds other seats that day."""
    rows = meeting.attendance.filter(membership_term__isnull=False)
    rows = rows.select_related("person", "membership_term__seat__unit").prefetch_related(
        "person__posts__institution__names",
        "person__posts__institution__parents__parent",
        "membership_term__seat__unit__parents__parent",
    )
    takers = [(row.person, row.membership_term.seat.unit) for row in rows if row.membership_term]
    return alternates.words(takers, meeting.held_on)


def mark(
    meeting: Meeting, marks: Mapping[int, Mapping[str, Any]], *, by: Actor, others_present: bool = False
) -> None:
    """Mark who was present, online, from when to when, and why somebody was not; by id of the row on the list.

    others_present: whoever is not marked yet was present; who is marked as absent stays so.
    """
    with changing(meeting, "meetings.attendance.mark", by=by) as row:
        for participant in row.attendance.all():
            for name, value in marks.get(participant.pk, {}).items():
                setattr(participant, name, value)
            if others_present and participant.presence == Presence.REGISTERED:
                participant.presence = Presence.PRESENT
            _keep_what_fits(participant)
            participant.save()


def _keep_what_fits(participant: Attendance) -> None:
    """Who was away neither came nor left; who was there has no reason of an absence."""
    if participant.is_away:
        participant.came_at = participant.left_at = None
        participant.is_online = False
    else:
        participant.reason = ""


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
    listed = _listed(meeting)
    were_there = [row for row in rows_of(meeting) if row.presence == Presence.PRESENT]
    return len(listed.keys() & _represented(were_there, meeting)), len(listed)


def unrepresented(meeting: Meeting) -> list[Institution]:
    """The institutions on the list of the day of which no member or alternate takes part: none is named, or all are away."""
    listed = _listed(meeting)
    expected = _represented([row for row in rows_of(meeting) if not row.is_away], meeting)
    return [institution for pk, institution in listed.items() if pk not in expected]


def _listed(meeting: Meeting) -> dict[int, Institution]:
    """The institutions on the list of the day, by id."""
    version = LpiVersion.objects.on(meeting.held_on).first()
    entries = (
        version.entries.select_related("institution").prefetch_related("institution__names")
        if version
        else ()
    )
    return {entry.institution_id: entry.institution for entry in entries}


def _represented(rows: Iterable[Attendance], meeting: Meeting) -> set[int]:
    """Ids of the institutions these stand for as members or alternates, or chair for; a unit speaks for its ministry."""
    on = meeting.held_on
    represented = set()
    for row in rows:
        places = [chaired_by(row.person, on) if row.person else None]
        if row.role in ROLES.values():
            places.append(row.stands_for(on))
        for place in filter(None, places):
            parent = place.parent(on)
            represented |= {place.pk, parent.pk} if parent else {place.pk}
    return represented


def unrepresented_in_words(meeting: Meeting, language: str) -> str:
    """“No representative of: …”, by the names of the day; "" where every institution on the list takes part."""
    names = sorted(
        (place.name(language, meeting.held_on) for place in unrepresented(meeting)), key=alphabetical
    )
    if not names:
        return ""
    with translation.override(language):
        return _("No representative of: %(institutions)s.") % {"institutions": "; ".join(names)}


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
