"""Tables of a sealed text in Word: bordered or plain, head repeated on every page, cells across columns."""

import re
from dataclasses import replace

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell

from iiwg.documents.word.looks import Look, classes_of, look_of
from iiwg.documents.word.page import TEXT_WIDTH
from iiwg.documents.word.styles import TABLE_HEADING, TABLE_TEXT

WITHOUT_BORDERS = {"plain", "signatures"}
FIXED = {
    "plain": (45, 120),
    "signatures": (65, 45, 55),
    "to-sign": (40, 55, 40, 30),
}  # millimetres, as on the sheet of the PDF
SHORTEST, LONGEST = 4, 40  # characters: between them a column is as wide as its longest text asks
LETTER = 2.3  # millimetres, a wide one of the size of tables
ROWS = ("thead/tr", "tbody/tr", "tfoot/tr")  # the parser puts a bare row into a body
ROW_TO_SIGN = 11  # millimetres
CELL_MARGINS = 4  # millimetres, both sides of a cell together
WORD = re.compile(r"[^ \t\r\n\f]+")  # what a no-break space holds together is one


def lay(place, element, look: Look):
    """Put an empty table into a document or a cell; yields each cell, its tag and the look of its text."""
    classes = set(classes_of(element))
    rows = [row for path in ROWS for row in element.iterfind(path)]
    columns = max((sum(_span(cell) for cell in _cells(row)) for row in rows), default=0)
    if not columns:
        return
    table = place.add_table(len(rows), columns)
    if not classes & WITHOUT_BORDERS:
        table.style = "Table Grid"
    heads = set(element.iterfind("thead/tr"))
    widths = _widths(rows, columns, classes, _room(place))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row, made in zip(rows, table.rows, strict=True):
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if row in heads:
            made._tr.trPr.append(OxmlElement("w:tblHeader"))
        if classes & {"tall", "signatures"}:
            made.height = Mm(ROW_TO_SIGN)
        cells = made.cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = Mm(width)
        yield from _fill(row, cells, replace(look, style=TABLE_TEXT, level=0, indent=0), classes)


def _fill(row, made, look: Look, classes: set[str]):
    """The cells of one row with their tags; a cell across columns takes the place of as many."""
    column = 0
    for cell in _cells(row):
        last = column + _span(cell) - 1
        found = made[column].merge(made[last]) if last > column else made[column]
        own = look_of(cell, look)
        if cell.tag == "th" and "plain" not in classes:
            own = replace(own, style=TABLE_HEADING)
        if "signatures" in classes:
            found.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
            if "line" in classes_of(cell):
                _underline(found)
        yield found, cell, own
        column = last + 1


def _cells(row) -> list:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _span(cell) -> int:
    span = cell.get("colspan", "1")
    return max(1, int(span)) if span.isascii() and span.isdigit() and len(span) < 3 else 1


def _room(place) -> float:
    """Millimetres between the margins of the page, or of the cell a table stands in."""
    return place.width.mm - CELL_MARGINS if isinstance(place, _Cell) else TEXT_WIDTH


def _widths(rows, columns: int, classes: set[str], room: float) -> list[float]:
    """Width of each column in millimetres: as on the sheet, else by the longest word and text that stand in it."""
    for name in classes & FIXED.keys():
        if len(FIXED[name]) == columns:
            return list(FIXED[name])
    longest, words = [SHORTEST] * columns, [0] * columns
    for row in rows:
        cells = _cells(row)
        if len(cells) == columns:
            for column, cell in enumerate(cells):
                text = WORD.findall("".join(cell.itertext()))
                longest[column] = max(longest[column], len(" ".join(text)))
                words[column] = max([words[column], *map(len, text)])
    least = [LETTER * letters + CELL_MARGINS for letters in words]  # no word is broken
    rest = room - sum(least)
    if rest < 0:
        return [room * width / sum(least) for width in least]
    shares = [min(length, LONGEST) for length in longest]
    return [width + rest * share / sum(shares) for width, share in zip(least, shares, strict=True)]


def _underline(cell) -> None:
    """The line a signature is put on."""
    borders, line = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    line.set(qn("w:val"), "single")
    line.set(qn("w:sz"), "4")
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)
