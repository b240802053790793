"""What each row of a workbook would do, beside what is on record; nothing is written, and nothing is guessed."""

from django.utils.translation import gettext as _

from iiwg.database.fold import fold
from members.institutions.models import Institution
from members.people.models import Person
from members.sheets.services.columns import COLUMNS, INSTITUTIONS, NAMES, PERSON_NAMES, SPELLING, TITLES
from members.sheets.services.export import institution_cells, person_cells
from members.sheets.services.on_record import OnRecord, borne_names, unknown_spelling
from members.sheets.services.rows import Question, Row, check
from members.sheets.services.tables import Answers

NEW, NONE = "new", "none"  # answers: nobody on record; the post is left out


class Look:
    """One look at the rows of a workbook, with what the user answered so far."""

    def __init__(self, rows: list[Row], answers: Answers) -> None:
        self.rows, self.answers = rows, answers
        self.known = OnRecord()
        self.bodies = [row for row in rows if row.sheet == INSTITUTIONS]
        self.asked: dict[str, Question] = {}  # which institution is meant, by how a table calls it

    def institution(self, row: Row) -> None:
        """Say what the row of an institution would do."""
        check(row)
        code, names = row.cells.get("code", ""), [row.cells.get(name, "") for name in NAMES]
        row.found = self.known.by_code.get(code) if code else self.known.institution_named(*names)
        if row.found is None:
            self._ask_whether_known(row, self.known.institutions_like(*names))
        if row.found is not None:
            _compare(row, institution_cells(row.found))
        elif not row.waits:
            _refuse_without_facts(row)

    def person(self, row: Row) -> None:
        """Say what the row of a person would do."""
        check(row)
        self._find_place(row)
        addresses = [fold(part) for part in row.cells.get("email", "").split(",") if part.strip()]
        by_email = (self.known.by_email[address] for address in addresses if address in self.known.by_email)
        row.found = next(by_email, None) or self.known.person_named(row)
        if row.found is None and (spelled := self.known.person_spelled(row)):
            _is_other_spelling(row, spelled)
        if row.found is None and row.cells.get("family_name"):
            self._ask_whether_known(row, self.known.persons_like(row))
        if row.found is not None:
            _compare(row, person_cells(row.found))
        elif not row.waits:
            if not row.cells.get("family_name"):
                row.fault("family_name", _("Write the family name."))
            row.state = "new"

    def _ask_whether_known(self, row: Row, like: list) -> None:
        """Ask whether a name that is not on record is another form of one that is."""
        if not like:
            return
        options = [*((str(known.pk), _of(known)) for known in like), (NEW, _("No, it is a new one"))]
        question = row.ask("row", _("Is it this one?"), options, self.answers)
        for known in like:
            if question.answer == str(known.pk):
                _is_other_spelling(row, known)

    def _find_place(self, row: Row) -> None:
        """Find the institution of a post, by its code or its name, on record or in this workbook."""
        said = row.cells.get("institution", "")
        has_title = any(row.cells.get(name) for name in TITLES)
        if has_title and not said:
            row.fault("institution", _("Say at which institution this post is."))
        if said and not has_title:
            row.fault("institution", _("Write the job title at this institution, in one language at least."))
        if said:
            row.place = self._place_called(said) or self._ask_for_place(row, said)
        if isinstance(row.place, Institution):
            row.cells["institution"] = row.place.code

    def _place_called(self, said: str) -> Institution | Row | None:
        if on_record := self.known.by_code.get(said) or self.known.institution_named(said):
            return on_record
        row = next((row for row in self.bodies if _is_called(row, said)), None)
        return row and (row.found or row)

    def _ask_for_place(self, row: Row, said: str) -> Institution | None:
        """Ask once which institution is meant; the answer counts for all rows that call it so."""
        like = self.known.institutions_like(said)
        if not like:
            sentence = _("No institution has the code or the name “%(text)s”. Record it first.")
            row.fault("institution", sentence % {"text": said})
            return None
        if fold(said) in self.asked:
            row.questions.append(self.asked[fold(said)])
        else:
            words = _("Which institution is “%(name)s”?") % {"name": said}
            options = [*((str(body.pk), str(body)) for body in like), (NONE, _("None: leave the post out"))]
            self.asked[fold(said)] = row.ask("place", words, options, self.answers)
        answer = self.asked[fold(said)].answer
        if answer == NONE:
            for name in ("institution", *TITLES):
                row.cells.pop(name, None)
        return next((body for body in like if str(body.pk) == answer), None)


def look(rows: list[Row], answers: Answers) -> None:
    """Say of each row whether it is new, changes something, is wrong, or waits for an answer."""
    the = Look(rows, answers)
    for row in the.bodies:
        the.institution(row)
    for row in rows:
        if row.sheet != INSTITUTIONS:
            the.person(row)
    seen: dict[tuple, int] = {}
    for row in rows:
        key = _key(row)
        if key in seen:
            row.fault(COLUMNS[row.sheet][0], _("The same as row %(number)d.") % {"number": seen[key]})
        seen.setdefault(key, row.number)
        if row.errors or row.waits:
            row.state = "error" if row.errors else "question"


def _key(row: Row) -> tuple:
    """What a row speaks of."""
    if row.found is not None:
        return row.sheet, row.found.pk
    text = row.cells.get("code") or " ".join(row.cells.get(name, "") for name in (*NAMES, *PERSON_NAMES))
    return row.sheet, "new", fold(text)


def _of(known: Institution | Person) -> str:
    """One on record as an option shows it: a person with the post, as people of one name are told apart by it."""
    if isinstance(known, Institution):
        return f"{known} ({known.code})"
    post = known.post_on()
    return ", ".join(
        filter(None, (known.full_name(), str(post or ""), str(post.institution) if post else ""))
    )


def _is_called(row: Row, said: str) -> bool:
    """Whether the row of an institution bears this code or name."""
    cells = row.cells | row.spelling
    return said == cells.get("code") or fold(said) in {fold(cells.get(name, "")) for name in NAMES}


def _is_other_spelling(row: Row, known: Institution | Person) -> None:
    """A row speaks of one on record under another name, which is kept beside the one on record and does not replace it."""
    names = (*NAMES, "code") if isinstance(known, Institution) else (*PERSON_NAMES, "latin_name")
    said = {name: row.cells.pop(name, "") for name in names}
    row.found = known
    row.spelling = {name: text for name, text in said.items() if text and name != "code"}


def _refuse_without_facts(row: Row) -> None:
    """A new institution needs a code, a name and its kind."""
    if not row.cells.get("code"):
        row.fault("code", _("Give the new institution a code."))
    if not any(row.cells.get(name) for name in NAMES):
        row.fault(NAMES[0], _("Write the official name in at least one language."))
    if not row.cells.get("kind"):
        row.fault("kind", _("Say what kind of institution it is."))
    row.state = "new"


def _compare(row: Row, now: dict[str, str]) -> None:
    """Note what would change of what is on record; a name that is borne already, as a former or a short one, does not."""
    borne = borne_names(row.found) if isinstance(row.found, Institution) else set()
    row.changes = {
        name: (now.get(name) or "", text)
        for name, text in row.cells.items()
        if text and text != (now.get(name) or "") and not (name in NAMES and (name[-2:], text) in borne)
    }
    if new := unknown_spelling(row):
        row.changes[SPELLING] = ("", ", ".join(new))
    row.state = "changed" if row.changes else "unchanged"
