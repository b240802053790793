"""The rows of a table of institutions or people: what each says, and what is wrong with a cell."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, slug_re, validate_email
from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.institutions.models import Institution, InstitutionName
from members.people.models import Person, PersonEmail, Post
from members.sheets.services.columns import (
    FAMILY_FIRST,
    FAMILY_LAST,
    INSTITUTIONS,
    NAMES,
    PERSON_NAMES,
    TITLES,
    choices,
    code_of,
    in_words,
    label,
)
from members.sheets.services.tables import Answers, Table, text_of

LONGEST_ADDRESS = PersonEmail._meta.get_field("email_folded").max_length
LONG_TEXT = 5_000


@dataclass
class Question:
    """What the user is asked of a row. answer: the value of the option that was chosen; "" while it waits."""

    name: str  # of the field that asks it
    asked_by: "Row" = field(repr=False, compare=False)  # the answer counts for all rows that ask the same
    words: str
    options: list[tuple[str, str]]
    answer: str


@dataclass
class Row:
    """One row of a table: what it would do, and what is wrong with which cell. An empty cell leaves things as they are."""

    table: Table
    number: int
    cells: dict[str, str]
    state: str = "unchanged"  # new, changed, unchanged, question, error
    found: Any = None  # the institution or the person it speaks of; None: a new one
    spelling: dict[str, str] = field(
        default_factory=dict
    )  # its name, where it is another form of a name on record
    questions: list[Question] = field(default_factory=list)
    place: Any = None  # where the post of a person is: an institution, or the row that brings it
    changes: dict[str, tuple[str, str]] = field(
        default_factory=dict
    )  # column -> what it was, what it becomes
    errors: list[tuple[str, str]] = field(default_factory=list)  # (cell, sentence)

    @property
    def sheet(self) -> str:
        """What its table holds."""
        return self.table.holds

    @property
    def label(self) -> str:
        """What the row is about."""
        cells = self.cells | self.spelling
        names = [cells.get(name, "") for name in (*NAMES, "code", *PERSON_NAMES)]
        return Truncator(" ".join(name for name in names if name)).chars(120)

    @property
    def said(self) -> list[tuple[str, str]]:
        """Its filled cells as their reader sees them: what each is, and its words."""
        named = {"institution": str(self.place)} if isinstance(self.place, Institution) else {}
        return [
            (label(self.sheet, name), in_words(self.sheet, name, text))
            for name, text in (self.cells | named).items()
            if text
        ]

    @property
    def said_changes(self) -> list[tuple[str, str, str]]:
        """What would change, as its reader sees it: of what, what it was, what it becomes."""
        return [
            (label(self.sheet, name), in_words(self.sheet, name, was), in_words(self.sheet, name, becomes))
            for name, (was, becomes) in self.changes.items()
        ]

    @property
    def waits(self) -> bool:
        """Whether a question of it has no answer yet."""
        return any(not question.answer for question in self.questions)

    def ask(self, about: str, words: str, options: list[tuple[str, str]], answers: Answers) -> Question:
        """Ask the user; an answer that was not offered is none."""
        name = f"{about}-{self.table.number}-{self.number}"
        said = answers.get(name, "")
        answer = said if said in dict(options) else ""
        self.questions.append(Question(name, self, words, options, answer))
        return self.questions[-1]

    def fault(self, column: str, sentence: str) -> None:
        """Something is wrong with a cell."""
        self.errors.append((self.table.cell(column, self.number), sentence))
        self.state = "error"


def rows_of(table: Table) -> list[Row]:
    """The filled rows of a table, with codes for words and the parts of a name for the whole one."""
    found = []
    for number, line in table.lines:
        row = Row(table, number, {})
        texts = {name: text_of(cell) for name, cell in line.items()}
        for name, text in texts.items():
            row.cells |= split_name(text, name) if name in (FAMILY_FIRST, FAMILY_LAST) else {name: text}
        for name, cell in line.items():
            if cell is not None and not isinstance(cell, str | int):
                row.fault(name, _("Write this cell as text."))
        if any(row.cells.values()):
            row.cells = {name: code_of(row.sheet, name, text) for name, text in row.cells.items()}
            found.append(row)
    return found


def wrong_heads(tables: list[Table]) -> list[Row]:
    """The rows of headings in which two columns are taken for the same."""
    found = []
    for table in tables:
        row = Row(table, table.head, {}, state="error")
        for column in table.taken_twice():
            sentence = _("Another column is taken for “%(name)s” already.") % {
                "name": label(table.holds, column.taken_for)
            }
            row.errors.append((f"{table.title}!{column.letter}{table.head}", sentence))
        found += [row] if row.errors else []
    return found


def split_name(text: str, order: str) -> dict[str, str]:
    """The parts of a whole name; order: whether the family name stands first or last. Initials are no family name."""
    words = text.split()
    whole = [word for word in words if "." not in word] or words
    family = whole[-1 if order == FAMILY_LAST else 0] if whole else ""
    if family:
        words.remove(family)
    given, *rest = words or [""]
    return dict(zip(PERSON_NAMES, (family, given, " ".join(rest)), strict=True))


def whole_name(cells: dict[str, str]) -> str:
    """The parts of a person's name in one line."""
    return " ".join(cells[part] for part in PERSON_NAMES if cells.get(part))


def check(row: Row) -> None:
    """Note what is wrong with the cells of a row by themselves."""
    for name, text in row.cells.items():
        permitted = choices(row.sheet, name)
        if text and permitted and text not in permitted:
            row.fault(
                name,
                _("“%(text)s” is not one of: %(choices)s.")
                % {"text": text, "choices": ", ".join(permitted.values())},
            )
        if len(text) > (most := _longest(row.sheet, name)):
            words = ngettext(
                "This text is too long. At most %(most)d letter.",
                "This text is too long. At most %(most)d letters.",
                most,
            )
            row.fault(name, words % {"most": most})
        if name == "code" and text and not slug_re.match(text):
            row.fault(name, _("Latin letters, figures, - and _ only."))
        if text and name in ("email", "contact_email"):
            for address in text.split(","):
                try:
                    validate_email(address.strip())
                    MaxLengthValidator(LONGEST_ADDRESS)(address.strip())
                except ValidationError:
                    row.fault(name, _("“%(text)s” is not an e-mail address.") % {"text": address.strip()})


def _longest(sheet: str, name: str) -> int:
    """How many letters the column a cell goes to can hold."""
    if name == "email":
        return 5 * _length_of(PersonEmail, "email")
    if name in (*NAMES, "institution"):  # an institution is named by its code or by its name
        return _length_of(InstitutionName, "text")
    if name in TITLES:
        return _length_of(Post, "title")
    return _length_of(Institution if sheet == INSTITUTIONS else Person, name)


def _length_of(model: type[Model], column: str) -> int:
    """How many letters a column holds; a column without a limit holds a long text."""
    return getattr(model._meta.get_field(column), "max_length", None) or LONG_TEXT
