"""The rows of a spreadsheet of institutions and people: their columns, and what is wrong with a cell."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, slug_re, validate_email
from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl.utils import get_column_letter

from iiwg.pages.languages import RECORD_LANGUAGES, SITE_LANGUAGES, fields_of
from members.institutions.enums import InstitutionKind, InstitutionLevel, Language
from members.institutions.models import Institution, InstitutionName
from members.people.models import Person, PersonEmail, Post

INSTITUTIONS, PERSONS = "institutions", "people"
NAMES = fields_of("name", RECORD_LANGUAGES)
INSTITUTION_FIELDS = ("kind", "level", "country", "language", "contact_email", "phone", "address", "note")
PERSON_FIELDS = ("family_name", "given_name", "patronymic", "latin_name", "phone", "language")
TITLES = fields_of("title")
COLUMNS = {
    INSTITUTIONS: ("code", *NAMES, *INSTITUTION_FIELDS),
    PERSONS: (*PERSON_FIELDS, "email", "institution", *TITLES),
}
CHOICES = {"kind": InstitutionKind.values, "level": InstitutionLevel.values}
MOST_ROWS = 10_000
MOST_UNPACKED = 20 * 1024 * 1024  # bytes; a full sheet of institutions and one of people take less
MOST_COLUMNS = 50
LONGEST_ADDRESS = PersonEmail._meta.get_field("email_folded").max_length
LONG_TEXT = 5_000
LANGUAGES_OF = {INSTITUTIONS: Language.values, PERSONS: SITE_LANGUAGES}


@dataclass
class Row:
    """One row of a sheet: what it would do, and what is wrong with which cell. An empty cell leaves things as they are."""

    sheet: str
    number: int
    cells: dict[str, str]
    state: str = "unchanged"  # new, changed, unchanged, error
    found: Any = None  # the institution or the person it speaks of; None: a new one
    changes: dict[str, tuple[str, str]] = field(
        default_factory=dict
    )  # column -> what it was, what it becomes
    errors: list[tuple[str, str]] = field(default_factory=list)  # (cell, sentence)

    @property
    def label(self) -> str:
        """What the row is about."""
        names = [self.cells.get(name, "") for name in (*NAMES, "code", "family_name", "given_name")]
        return Truncator(" ".join(name for name in names if name)).chars(120)

    def fault(self, column: str, sentence: str) -> None:
        """Something is wrong with a cell."""
        position = COLUMNS[self.sheet].index(column) + 1
        self.errors.append((f"{self.sheet}!{get_column_letter(position)}{self.number}", sentence))
        self.state = "error"


def check(row: Row) -> None:
    """Note what is wrong with the cells of a row by themselves."""
    for name, text in row.cells.items():
        if text and name in CHOICES and text not in CHOICES[name]:
            row.fault(
                name,
                _("“%(text)s” is not one of: %(choices)s.")
                % {"text": text, "choices": ", ".join(CHOICES[name])},
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
        if text and name == "language" and text not in LANGUAGES_OF[row.sheet]:
            row.fault(
                name,
                _("“%(text)s” is not one of: %(choices)s.")
                % {"text": text, "choices": ", ".join(LANGUAGES_OF[row.sheet])},
            )
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
    if name in NAMES:
        return _length_of(InstitutionName, "text")
    if name in TITLES:
        return _length_of(Post, "title")
    if name == "institution":
        return _length_of(Institution, "code")
    return _length_of(Institution if sheet == INSTITUTIONS else Person, name)


def _length_of(model: type[Model], column: str) -> int:
    """How many letters a column holds; a column without a limit holds a long text."""
    return getattr(model._meta.get_field(column), "max_length", None) or LONG_TEXT
