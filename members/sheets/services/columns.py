"""Sheets and their columns in the user's words: what each is called in every language, and what may stand in a cell."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from babel import Locale
from django.db.models import Model
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from iiwg.database.fold import fold
from iiwg.pages.languages import RECORD_LANGUAGES, SITE_LANGUAGES, fields_of, labels_of
from members.institutions.enums import InstitutionKind, InstitutionLevel, Language, NameKind
from members.institutions.models import Institution
from members.people.models import Person
from members.sheets.services.headings import HEADINGS, VALUES

INSTITUTIONS, PERSONS = "institutions", "people"
NAMES = fields_of("name", RECORD_LANGUAGES)
INSTITUTION_FIELDS = ("kind", "level", "country", "language", "contact_email", "phone", "address", "note")
PERSON_NAMES = ("family_name", "given_name", "patronymic")
PERSON_FIELDS = (*PERSON_NAMES, "latin_name", "phone", "language")
TITLES = fields_of("title")
COLUMNS = {
    INSTITUTIONS: ("code", *NAMES, *INSTITUTION_FIELDS),
    PERSONS: (*PERSON_FIELDS, "email", "institution", *TITLES),
}
# A whole name in one column, as other tables have it: with the family name first, or last.
FAMILY_FIRST, FAMILY_LAST = "family_first", "family_last"
SPELLING = "spelling"  # of a name on record: no column of a table, it follows from an answer
# What a column of a table may be taken for; only the first ones are written when a sheet goes out.
TAKEN_FOR = {INSTITUTIONS: COLUMNS[INSTITUTIONS], PERSONS: (FAMILY_FIRST, FAMILY_LAST, *COLUMNS[PERSONS])}
LANGUAGES_OF = {INSTITUTIONS: tuple(Language.values), PERSONS: SITE_LANGUAGES}
SHEETS = {INSTITUTIONS: _("Institutions"), PERSONS: _("People")}
PERMITTED = _("Permitted values")
_NO_WORD = re.compile(r"[\W_]+")


def _labels(model: type[Model], names: Iterable[str]) -> dict[str, str | Promise]:
    """The words of the forms for columns that are fields."""
    return {name: model._meta.get_field(name).verbose_name for name in names}  # type: ignore[union-attr]


LABELS: dict[str, dict[str, str | Promise]] = {
    INSTITUTIONS: {
        "code": _("Short code"),
        **labels_of(
            "name",
            _("Official name in Tajik"),
            _("Official name in Russian"),
            _("Official name in English"),
        ),
        NAMES[-1]: _("Official name in Kazakh"),
        **_labels(Institution, INSTITUTION_FIELDS),
        SPELLING: NameKind.ALIAS.label,
    },
    PERSONS: {
        FAMILY_FIRST: _("Full name, family name first"),
        FAMILY_LAST: _("Full name, family name last"),
        **_labels(Person, PERSON_FIELDS),
        "email": _("E-mail addresses"),
        "institution": _("Institution"),
        **labels_of("title", _("Job title in Tajik"), _("Job title in Russian"), _("Job title in English")),
        SPELLING: NameKind.ALIAS.label,
    },
}


def label(sheet: str, column: str) -> str:
    """What a column is called, in the reader's language."""
    return capfirst(str(LABELS[sheet][column]))


def choices(sheet: str, column: str) -> dict[str, str]:
    """The codes a cell may hold, each with its word in the reader's language; none where any text may stand."""
    if column == "kind":
        return {code: str(word) for code, word in InstitutionKind.choices}
    if column == "level":
        return {code: str(word) for code, word in InstitutionLevel.choices}
    if column == "language":
        return {
            code: capfirst(str(get_language_info(code)["name_translated"])) for code in LANGUAGES_OF[sheet]
        }
    return {}


def in_words(sheet: str, column: str, text: str) -> str:
    """A cell as its reader sees it: the word of a code, any other text as it is."""
    return choices(sheet, column).get(text, text)


def plain(text: str) -> str:
    """Words as they are compared: in one case and spelling, without dots, hyphens and brackets."""
    return " ".join(_NO_WORD.sub(" ", fold(text).replace(".", "")).split())


def sheet_called(title: str) -> str | None:
    """What a sheet of this title holds, in any language of the site; "" for the permitted values, None where it is not known."""
    return _titles().get(plain(title))


def column_called(sheet: str, heading: str) -> str:
    """The column a heading means, in any language of the site; "" where it means none."""
    return _headings(sheet).get(plain(heading), "")


def code_of(sheet: str, column: str, text: str) -> str:
    """The code a word stands for, in any language of the site; the text itself where it stands for none.

    The first words of a label are enough where only one label begins so.
    """
    words, said = _values(sheet, column), plain(text)
    if said in words:
        return words[said]
    begun = {code for word, code in words.items() if said and word.startswith(f"{said} ")}
    return begun.pop() if len(begun) == 1 else text


def in_every_language(says: Callable[[], str]) -> set[str]:
    """What is said in each language of the site."""
    found = set()
    for language in SITE_LANGUAGES:
        with translation.override(language):
            found.add(says())
    return found


@cache
def _titles() -> dict[str, str]:
    called = {plain(word): "" for word in in_every_language(lambda: str(PERMITTED))}
    for sheet, title in SHEETS.items():
        called |= {plain(word): sheet for word in {sheet, *in_every_language(title.__str__)}}
    return called


@cache
def _headings(sheet: str) -> dict[str, str]:
    return {word: column for column in TAKEN_FOR[sheet] for word in words_for(sheet, column)}


def words_for(sheet: str, column: str) -> set[str]:
    """Every heading that means a column, as headings are compared."""
    said = in_every_language(lambda: label(sheet, column))
    return {plain(word) for word in (column, *said, *HEADINGS[sheet].get(column, ()))}


@cache
def _values(sheet: str, column: str) -> dict[str, str]:
    if column == "country":
        return _countries()
    words = {plain(word): code for code, said in VALUES.get(column, {}).items() for word in said}
    for code in choices(sheet, column):
        said = in_every_language(lambda code=code: in_words(sheet, column, code))  # type: ignore[misc]
        words |= {plain(word): code for word in (code, *said)}
        if column == "language":
            words[plain(get_language_info(code)["name_local"])] = code
    return words


def _countries() -> dict[str, str]:
    """Codes of countries by their names, which the library of languages knows."""
    named: dict[str, str] = {}
    for language in SITE_LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2:
                named |= {plain(code): code, plain(name): code}
    return named
