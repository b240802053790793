"""A table that was copied from Word or Excel, as lines of a text: cells between bars, the first row is the head.

What the clipboard gives as plain text is one line a row with tabs between the cells.
"""

import re

MARK = re.compile(r"^\s*(?:[•·▪●○∙◦–—*o-]|\(?\w{1,3}[.)])$")  # a bullet or "1.", as Word puts it before a tab


def tables_from_tabs(text: str) -> str:
    """The text with every run of lines that are rows of one table between bars."""
    found: list[str] = []
    rows: list[list[str]] = []
    for line in text.split("\n"):
        cells = line.split("\t")
        if rows and len(cells) != len(rows[0]):
            found += _lines(rows)
            rows = []
        if len(cells) > 1 and line.strip():
            rows.append(cells)
        else:
            found.append(line)
    return "\n".join(found + _lines(rows))


def _lines(rows: list[list[str]]) -> list[str]:
    """The rows as a table; as they came where they are no table: one row alone, or a list."""
    if len(rows) < 2 or (len(rows[0]) == 2 and all(MARK.match(row[0]) for row in rows)):
        return ["\t".join(row) for row in rows]
    head, *others = [_row(row) for row in rows]
    return ["", head, "|" + " --- |" * len(rows[0]), *others, ""]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", r"\|") for cell in cells) + " |"
