"""What each row of a workbook would do, beside what is on record; nothing is written."""

from collections import defaultdict

from django.utils.translation import gettext as _

from iiwg.database.fold import fold
from members.institutions.models import Institution
from members.people.models import Person
from members.sheets.services.columns import COLUMNS, INSTITUTIONS, NAMES, PERSON_NAMES, TITLES
from members.sheets.services.export import institution_cells, person_cells
from members.sheets.services.rows import Row, check


class OnRecord:
    """Institutions and people on record, read once for all rows of a workbook."""

    def __init__(self) -> None:
        self.institutions = list(Institution.objects.prefetch_related("names"))
        self.by_code = {institution.code: institution for institution in self.institutions}
        self.by_name: dict[str, set[Institution]] = defaultdict(set)
        for institution in self.institutions:
            for name in institution.names.all():
                self.by_name[name.folded].add(institution)
        self.persons = list(Person.objects.current().prefetch_related("emails", "posts__institution"))
        self.by_email: dict[str, Person] = {}
        self.by_person_name: dict[tuple[str, ...], set[Person]] = defaultdict(set)
        for person in self.persons:
            self.by_email |= {email.email_folded: person for email in person.emails.all()}
            self.by_person_name[tuple(getattr(person, part) for part in PERSON_NAMES)].add(person)

    def institution_named(self, *names: str) -> Institution | None:
        """The one institution that bears one of these names, in any spelling."""
        return _only(set().union(*(self.by_name.get(fold(name), set()) for name in names if name)))

    def person_named(self, row: Row) -> Person | None:
        """The one person who bears exactly the name of a row."""
        return _only(self.by_person_name.get(tuple(row.cells.get(part, "") for part in PERSON_NAMES), set()))


def _only(found: set):
    return next(iter(found)) if len(found) == 1 else None


def look(rows: list[Row]) -> None:
    """Say of each row whether it is new, changes something, or is wrong."""
    known = OnRecord()
    bodies = [row for row in rows if row.sheet == INSTITUTIONS]
    for row in bodies:
        _look_at_institution(row, known)
    for row in rows:
        if row.sheet != INSTITUTIONS:
            _look_at_person(row, known, bodies)
    seen: dict[tuple, int] = {}
    for row in rows:
        key = _key(row)
        if key in seen:
            row.fault(COLUMNS[row.sheet][0], _("The same as row %(number)d.") % {"number": seen[key]})
        seen.setdefault(key, row.number)


def _key(row: Row) -> tuple:
    """What a row speaks of."""
    if row.found is not None:
        return row.sheet, row.found.pk
    text = row.cells.get("code") or " ".join(row.cells.get(name, "") for name in (*NAMES, *PERSON_NAMES))
    return row.sheet, "new", fold(text)


def _look_at_institution(row: Row, known: OnRecord) -> None:
    check(row)
    code, names = row.cells.get("code", ""), [row.cells.get(name, "") for name in NAMES]
    row.found = known.by_code.get(code) if code else known.institution_named(*names)
    if row.found is not None:
        _compare(row, institution_cells(row.found))
        return
    if not code:
        row.fault("code", _("Give the new institution a code."))
    if not any(names):
        row.fault(NAMES[0], _("Write the official name in at least one language."))
    if not row.cells.get("kind"):
        row.fault("kind", _("Say what kind of institution it is."))
    row.state = row.state if row.errors else "new"


def _look_at_person(row: Row, known: OnRecord, bodies: list[Row]) -> None:
    check(row)
    _find_place(row, known, bodies)
    addresses = [fold(part) for part in row.cells.get("email", "").split(",") if part.strip()]
    row.found = next((known.by_email[address] for address in addresses if address in known.by_email), None)
    row.found = row.found or known.person_named(row)
    if row.found is not None:
        _compare(row, person_cells(row.found))
        return
    if not row.cells.get("family_name"):
        row.fault("family_name", _("Write the family name."))
    row.state = row.state if row.errors else "new"


def _find_place(row: Row, known: OnRecord, bodies: list[Row]) -> None:
    """Find the institution of a post, by its code or its name, on record or in this workbook."""
    said = row.cells.get("institution", "")
    has_title = any(row.cells.get(name) for name in TITLES)
    if has_title and not said:
        row.fault("institution", _("Say at which institution this post is."))
    if said and not has_title:
        row.fault("institution", _("Write the job title at this institution, in one language at least."))
    if not said:
        return
    row.place = known.by_code.get(said) or known.institution_named(said) or _in_workbook(said, bodies)
    if row.place is None:
        row.fault("institution", _("No institution has the code or the name “%(text)s”.") % {"text": said})
    elif isinstance(row.place, Institution):
        row.cells["institution"] = row.place.code


def _in_workbook(said: str, bodies: list[Row]) -> Row | None:
    """The row of an institution that comes in with this workbook."""
    for row in bodies:
        if said == row.cells.get("code") or fold(said) in {fold(row.cells.get(name, "")) for name in NAMES}:
            return row
    return None


def _compare(row: Row, now: dict[str, str]) -> None:
    """Note what would change of what is on record."""
    if row.errors:
        return
    row.changes = {
        name: (now.get(name) or "", text)
        for name, text in row.cells.items()
        if text and text != (now.get(name) or "") and not _bears(row, name)
    }
    row.state = "changed" if row.changes else "unchanged"


def _bears(row: Row, column: str) -> bool:
    """Whether a cell is a name the institution bears already: as a former name, a short one or another spelling."""
    if column not in NAMES:
        return False
    borne = {(name.language, name.text) for name in row.found.names.all()}
    return (column[-2:], row.cells[column]) in borne
