"""Institutions and people as a workbook, in the words of its reader and in the form the import accepts."""

import io
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from members.institutions.models import Institution
from members.people.models import Person
from members.sheets.services.columns import (
    COLUMNS,
    INSTITUTION_FIELDS,
    INSTITUTIONS,
    NAMES,
    PERMITTED,
    PERSON_FIELDS,
    PERSONS,
    SHEETS,
    TITLES,
    choices,
    in_words,
    label,
)
from members.sheets.services.tables import MOST_ROWS

WIDTH = 24  # letters; wide enough for most headings


def export() -> bytes:
    """Every institution and person, and a sheet of the words that may stand in columns of few values."""
    book = Workbook(write_only=True)
    bodies = Institution.objects.prefetch_related("names")
    _write(book, INSTITUTIONS, (institution_cells(institution) for institution in bodies))
    persons = Person.objects.current().prefetch_related("emails", "posts__institution")
    _write(book, PERSONS, (person_cells(person) for person in persons))
    _write_permitted(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def institution_cells(institution: Institution) -> dict[str, str]:
    """What is on record of an institution, by column."""
    cells = {name: getattr(institution, name) for name in ("code", *INSTITUTION_FIELDS)}
    return cells | {name: _official(institution, name[-2:]) for name in NAMES}


def person_cells(person: Person) -> dict[str, str]:
    """What is on record of a person, with the post held today, by column."""
    post = person.post_on()
    cells = {name: getattr(person, name) for name in PERSON_FIELDS}
    cells["email"] = ", ".join(str(email) for email in person.emails.all())
    if post:
        cells["institution"] = post.institution.code
        cells |= {name: getattr(post, name) or "" for name in TITLES}
    return cells


def _official(institution: Institution, language: str) -> str:
    """The official name that holds today, in a language; empty where none is known."""
    row = institution.name_row(language)
    return row.text if row and row.language == language else ""


def _write(book: Workbook, sheet: str, rows: Iterable[dict[str, str]]) -> None:
    page = _page(book, str(SHEETS[sheet]), len(COLUMNS[sheet]))
    page.append([label(sheet, column) for column in COLUMNS[sheet]])
    for at, (_sheet, column) in enumerate(_of_few_values(), start=1):
        if _sheet == sheet:
            _offer(page, get_column_letter(COLUMNS[sheet].index(column) + 1), at, len(choices(sheet, column)))
    for cells in rows:
        page.append(
            [_text_cell(page, in_words(sheet, column, cells.get(column, ""))) for column in COLUMNS[sheet]]
        )


def _page(book: Workbook, title: str, columns: int) -> Any:
    """A sheet whose headings stay in sight."""
    page = book.create_sheet(title)
    page.freeze_panes = "A2"
    for number in range(1, columns + 1):
        page.column_dimensions[get_column_letter(number)].width = WIDTH
    return page


def _of_few_values() -> list[tuple[str, str]]:
    """The columns that take only some words, in the order of the sheet of permitted values."""
    return [(sheet, column) for sheet in COLUMNS for column in COLUMNS[sheet] if choices(sheet, column)]


def _offer(page: Any, letter: str, at: int, count: int) -> None:
    """Let the cells of a column be chosen from a column of the sheet of permitted values."""
    source = get_column_letter(at)
    words = f"{quote_sheetname(str(PERMITTED))}!${source}$2:${source}${count + 1}"
    rule = DataValidation(type="list", formula1=words, allow_blank=True, showErrorMessage=False)
    rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
    page.data_validations.append(rule)


def _write_permitted(book: Workbook) -> None:
    columns = _of_few_values()
    page = _page(book, str(PERMITTED), len(columns))
    page.append(
        [
            _("%(sheet)s: %(column)s") % {"sheet": SHEETS[sheet], "column": label(sheet, column)}
            for sheet, column in columns
        ]
    )
    words = [list(choices(sheet, column).values()) for sheet, column in columns]
    for at in range(max(map(len, words))):
        page.append([_text_cell(page, said[at] if at < len(said) else "") for said in words])


def _text_cell(page: Any, text: str) -> WriteOnlyCell:
    """Always text: a name that begins with = is no formula."""
    cell = WriteOnlyCell(page, value=text or None)
    if text:
        cell.data_type = "s"
    return cell
