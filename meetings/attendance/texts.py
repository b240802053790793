"""The list of participants: by role, by kind of institution, by institution, units under their ministry.

Names of institutions and job titles are those of the day of the meeting.
"""

from dataclasses import dataclass, field

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.database.fold import alphabetical
from iiwg.database.models import today
from iiwg.pages.dates import day_in_words, long_date
from iiwg.pages.languages import SITE_LANGUAGES, in_language
from meetings.attendance.enums import ParticipantRole, Presence
from meetings.attendance.models import Attendance
from meetings.meeting.models import Meeting
from members.institutions.enums import InstitutionKind, InstitutionLevel
from members.institutions.models import Institution
from members.people.models import Person
from members.seats.services import alternates

SPARE = 5  # empty lines of a sign-in sheet


@dataclass
class Entry:
    """One participant as printed."""

    row: Attendance
    name: str
    title: str
    unit: str
    number: int = 0
    level: str = ""  # "District", where the institution is not a national one
    note: str = ""  # "came at 10:40"; of who was away, the reason


@dataclass
class AttendingInstitution:
    """One institution and those of its people who take part."""

    name: str
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Group:
    """The people of one role and one kind of institution."""

    role: str
    category: str
    code: ParticipantRole
    institutions: list[AttendingInstitution] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many people."""
        return sum(len(institution.entries) for institution in self.institutions)


def rows_of(meeting: Meeting):
    """The list with everything names need, at a constant number of queries."""
    return _with_names(meeting.attendance)


def _with_names(rows):
    return rows.select_related("person", "institution").prefetch_related(
        *(
            f"{place}__{names}"
            for place in ("institution", "person__posts__institution", "person__chairing_terms__institution")
            for names in ("names", "parents__parent__names")
        )
    )


def entry_of(row: Attendance, language: str, on) -> Entry:
    """A participant with name, title and unit as of a day."""
    unit = ""
    level = ""
    institution = row.stands_for(on)
    if institution and institution.level != InstitutionLevel.NATIONAL:
        level = institution.get_level_display()
    if institution and institution.parent(on):
        unit = institution.name(language, on)
    if row.person is None:
        return Entry(row, row.name, row.title, unit, level=level, note=note_of(row))
    title = title_of(row.person, institution, language, on)
    name = row.person.full_name(language)
    return Entry(row, name, title or row.title, unit, level=level, note=note_of(row))


def title_of(person: Person, institution: Institution | None, language: str, on) -> str:
    """The job title of a day; where it is one of another body than the person stands for, the body is named."""
    post = person.post_on(on, institution) or person.post_on(on)
    title = in_language(post, "title", language) if post else ""
    elsewhere = institution and alternates.post_elsewhere(person, institution, on)
    return f"{title} ({elsewhere.institution.name(language, on)})" if title and elsewhere else title


def note_of(row: Attendance) -> str:
    """What is said beside a name: when somebody came later or left earlier, why somebody was away; "" of the others."""
    if row.is_away:
        return row.reason
    said = []
    if row.came_at:
        said.append(_("came at %(time)s") % {"time": f"{row.came_at:%H:%M}"})
    if row.left_at:
        said.append(_("left at %(time)s") % {"time": f"{row.left_at:%H:%M}"})
    return ", ".join(said)


def institution_name(row: Attendance, language: str, on) -> str:
    """The institution a participant stands for: the ministry of a unit, the name typed for a guest."""
    institution = row.stands_for(on)
    if institution is None:
        return row.institution_text
    return (institution.parent(on) or institution).name(language, on)


def grouped(meeting: Meeting, language: str, presence=None) -> list[Group]:
    """Participants in groups; `presence` limits the list to some kinds of presence."""
    on = meeting.held_on
    roles, kinds = list(ParticipantRole), [*InstitutionKind, ""]
    groups: dict[tuple, Group] = {}
    with translation.override(language):
        for row in rows_of(meeting):
            if presence and row.presence not in presence:
                continue
            kind = row.kind_of_institution(on)
            category = kind if kind in InstitutionKind.values else ""
            label = InstitutionKind(category).heading if category else ""
            role = ParticipantRole(row.role)
            group = groups.setdefault((role, category), Group(str(role.heading), str(label), role))
            name = institution_name(row, language, on)
            institution = next((known for known in group.institutions if known.name == name), None)
            if institution is None:
                institution = AttendingInstitution(name)
                group.institutions.append(institution)
            institution.entries.append(entry_of(row, language, on))
    for group in groups.values():
        group.institutions.sort(key=lambda institution: alphabetical(institution.name))
        for institution in group.institutions:
            institution.entries.sort(key=lambda entry: (alphabetical(entry.unit), alphabetical(entry.name)))
    order = sorted(groups, key=lambda key: (roles.index(key[0]), kinds.index(key[1])))
    found = [groups[key] for key in order]
    entries = [
        entry for group in found for institution in group.institutions for entry in institution.entries
    ]
    for number, entry in enumerate(entries, start=1):
        entry.number = number
    return found


def old_lists_of(subject: Institution | Person) -> dict[str, tuple[str, ...]]:
    """What the lists of past meetings print of an institution, or of a person, in each language; by meeting."""
    rows = _with_names(Attendance.objects.filter(meeting__held_on__lt=today())).select_related("meeting")
    if isinstance(subject, Person):
        rows = rows.filter(person=subject)
    else:
        units = {subject.pk, *subject.units.values_list("institution_id", flat=True)}
        of_units = Q(institution__in=units)
        for records in ("posts", "chairing_terms"):
            of_units |= Q(
                institution=None, person__in=Person.objects.filter(**{f"{records}__institution__in": units})
            )
        rows = rows.filter(of_units)
    lists: dict[str, tuple[str, ...]] = {}
    for row in rows.order_by("meeting__held_on", "pk"):
        on = row.meeting.held_on
        words = [
            text
            for language in SITE_LANGUAGES
            for entry in [entry_of(row, language, on)]
            for text in (
                (entry.title, institution_name(row, language, on))
                if isinstance(subject, Person)
                else (institution_name(row, language, on), entry.unit)
            )
        ]
        name = _("List of participants, %(day)s") % {"day": day_in_words(on)}
        lists[name] = (*lists.get(name, ()), *words)
    return lists


def counts_by_category(meeting: Meeting) -> dict[str, int]:
    """How many were present of each kind of institution."""
    counts: dict[str, int] = {}
    for row in rows_of(meeting).filter(presence=Presence.PRESENT):
        kind = row.kind_of_institution(meeting.held_on)
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def participants_html(meeting: Meeting, language: str, presence=None) -> str:
    """The list of participants as a table."""
    with translation.override(language):
        context = {"groups": grouped(meeting, language, presence)}
        return render_to_string("meetings/attendance/print/participants.html", context)


def sign_in_html(meeting: Meeting, language: str) -> str:
    """The sign-in sheet: names, titles, institutions and empty boxes for signatures."""
    with translation.override(language):
        groups = grouped(meeting, language)
        listed = sum(group.count for group in groups)
        context = {
            "groups": groups,
            "meeting": meeting,
            "group": in_language(meeting.terms, "name", language) if meeting.terms else "",
            "name": in_language(meeting, "title", language) or meeting.get_kind_display(),
            "place": in_language(meeting, "place", language),
            "spare": range(listed + 1, listed + 1 + SPARE),
        }
        return render_to_string("meetings/attendance/print/sign_in.html", context)


def running_title(meeting: Meeting, language: str) -> str:
    """The meeting and its day, at the head of every page."""
    with translation.override(language):
        name = in_language(meeting, "title", language) or meeting.get_kind_display()
        return f"{name}, {long_date(meeting.held_on, language, meeting.date_precision)}"
