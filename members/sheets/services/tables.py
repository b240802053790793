"""The tables of a workbook as they came: where the headings stand, what each column is taken for, which rows follow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from iiwg.documents.archives import unpacked_size
from iiwg.pages.sanitise import sanitise_text
from iiwg.workflow.tables import Refused
from members.sheets.services.columns import (
    FAMILY_FIRST,
    FAMILY_LAST,
    PERSON_NAMES,
    PERSONS,
    SHEETS,
    TAKEN_FOR,
    column_called,
    sheet_called,
)

MOST_ROWS = 10_000
MOST_ABOVE = 30  # rows above the headings: the title of a list, its day, its approval
MOST_COLUMNS = 50
MOST_SHEETS = 20
MOST_UNPACKED = 20 * 1024 * 1024  # bytes; a full sheet of institutions and one of people take less
Answers = Mapping[str, str]  # what the user said of a workbook, by the name of the field it was asked in
Line = tuple[int, list[Any]]  # the number of a row, its cells


@dataclass
class Column:
    """A column of a table: its heading, a cell below it, and what it is taken for ("": it is not taken)."""

    number: int
    heading: str
    example: str
    taken_for: str
    field: str  # the name of the field that asks what it is taken for

    @property
    def letter(self) -> str:
        """The letter a spreadsheet shows above it."""
        return get_column_letter(self.number)


@dataclass
class Table:
    """A sheet of a workbook. holds: institutions, people, or "" where it is not taken."""

    number: int  # its place in the workbook
    title: str
    holds: str
    head: int  # the row of the headings
    columns: list[Column] = field(default_factory=list)
    lines: list[tuple[int, dict[str, Any]]] = field(
        default_factory=list
    )  # row, cells by what they are taken for

    @property
    def field(self) -> str:
        """The name of the field that asks what it holds."""
        return f"holds-{self.number}"

    def cell(self, column: str, row: int) -> str:
        """The address of a cell; that of the row where the table has no such column."""
        whole = (FAMILY_FIRST, FAMILY_LAST) if column in PERSON_NAMES else ()
        letters = [known.letter for known in self.columns if known.taken_for in (column, *whole)]
        return f"{self.title}!{letters[0] if letters else ''}{row}"

    def taken_twice(self) -> list[Column]:
        """Columns that say what another one before them says."""
        said: set[str] = set()
        found = []
        for column in self.columns:
            found += [column] if said & _says(column.taken_for) else []
            said |= _says(column.taken_for)
        return found


def tables_of(file: IO[bytes], answers: Answers) -> list[Table]:
    """The tables of a workbook that hold anything."""
    book = _opened(file)
    pages = book.worksheets
    if len(pages) > MOST_SHEETS:
        raise Refused(
            _("The workbook has more than %(most)d sheets. Take the rest out.") % {"most": MOST_SHEETS}
        )
    try:
        found = [_table(page, number, answers) for number, page in enumerate(pages)]
    except Refused:
        raise
    except Exception as error:  # the pages of a workbook are parsed only as they are read
        raise Refused(_("This file cannot be read as a spreadsheet (XLSX).")) from error
    tables = [table for table in found if table]
    if not tables:
        raise Refused(_("There is nothing in this workbook."))
    return tables


def _opened(file: IO[bytes]) -> Workbook:
    try:
        too_much = unpacked_size(file) > MOST_UNPACKED  # asked first: opening it reads every text in it
        book = None if too_much else load_workbook(file, read_only=True, data_only=True)
    except Exception as error:
        raise Refused(_("This file cannot be read as a spreadsheet (XLSX).")) from error
    if book is None:
        raise Refused(_("This workbook holds far more than institutions and people. Take the rest out."))
    return book


def _table(page: Any, number: int, answers: Answers) -> Table | None:
    lines = page.iter_rows(values_only=True, max_row=MOST_ABOVE + MOST_ROWS + 1, max_col=MOST_COLUMNS)
    numbered: Iterator[Line] = ((row, list(line)) for row, line in enumerate(lines, start=1))
    top = list(islice(numbered, MOST_ABOVE))
    called = sheet_called(page.title)
    filled = [line for line in top if any(map(text_of, line[1]))]
    if called == "" or not filled:
        return None
    holds = answers.get(f"holds-{number}", called or _guess(filled))
    table = Table(number, page.title, holds if holds in SHEETS else "", head=filled[0][0])
    if table.holds:
        head = max(filled, key=lambda line: _known(table.holds, line))
        table.head = head[0]
        _fill(table, head[1], chain(top, numbered), answers)
    return table


def _fill(table: Table, head: list[Any], lines: Iterator[Line], answers: Answers) -> None:
    """Give a table its columns and the rows below its headings."""
    below = []
    for row, line in lines:
        if row > table.head + MOST_ROWS:
            raise Refused(
                _("Sheet “%(sheet)s” has more than %(most)d rows. Divide it into several files.")
                % {"sheet": table.title, "most": MOST_ROWS}
            )
        if row > table.head and not _only_numbers_columns(line):
            below.append((row, line))
    for at, heading in enumerate(map(text_of, head)):
        examples = (text_of(line[at]) for _row, line in below if at < len(line))
        example = next(filter(None, examples), "")
        if heading or example:
            table.columns.append(_column(table, at + 1, heading, example, answers))
    taken = [column for column in table.columns if column.taken_for]
    table.lines = [
        (row, {c.taken_for: line[c.number - 1] for c in taken if c.number <= len(line)})
        for row, line in below
    ]


def _column(table: Table, number: int, heading: str, example: str, answers: Answers) -> Column:
    """A column with what the user takes it for; with what its heading means where the user was not asked yet."""
    column = Column(number, heading, example, "", f"column-{table.number}-{table.holds}-{number}")
    meant = column_called(table.holds, heading)
    said = set().union(*(_says(known.taken_for) for known in table.columns))
    chosen = answers.get(column.field, "" if said & _says(meant) else meant)
    column.taken_for = chosen if chosen in TAKEN_FOR[table.holds] else ""
    return column


def _says(taken_for: str) -> set[str]:
    """What a column says: one in which the whole name stands says each part of it."""
    if taken_for in (FAMILY_FIRST, FAMILY_LAST):
        return set(PERSON_NAMES)
    return {taken_for} - {""}


def _guess(lines: list[Line]) -> str:
    """What a table holds, by the row in which most headings are known; "" where none is."""
    most, holds = max(
        ((max(_known(sheet, line) for line in lines), sheet) for sheet in SHEETS),
        key=lambda pair: (pair[0], pair[1] == PERSONS),
    )
    return holds if most else ""


def _known(sheet: str, line: Line) -> int:
    """How many different columns a row names, were it the row of the headings."""
    return len({column_called(sheet, text_of(cell)) for cell in line[1]} - {""})


def _only_numbers_columns(line: list[Any]) -> bool:
    """Whether it is the row 1, 2, 3, 4 that official tables have below their headings."""
    cells = [text_of(cell) for cell in line if text_of(cell)]
    return len(cells) > 1 and cells == [str(number) for number in range(1, len(cells) + 1)]


def text_of(cell: Any) -> str:
    """What stands in a cell, as text."""
    return "" if cell is None else sanitise_text(str(cell)).strip()
