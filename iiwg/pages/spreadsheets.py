"""A table as a file that opens in a spreadsheet: CSV and XLSX. Text in it is never a formula."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from iiwg.pages.sanitise import sanitise_text

# What a spreadsheet would run: = + - @ in front, also behind blanks; or a cell that begins with a tab or a new line.
FORMULA = re.compile(r"\s*[=+\-@]|[\t\r\n]")
FIRST_DAY = datetime.date(1900, 3, 1)  # spreadsheets count days from here without a mistake
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | int | Decimal | datetime.date | None


def csv_answer(name: str, header: Sequence, rows: Iterable[Sequence]) -> HttpResponse:
    """The table as a CSV file to keep."""
    return _answer(csv_text(header, rows), f"{name}.csv", "text/csv; charset=utf-8")


def xlsx_answer(name: str, header: Sequence, rows: Iterable[Sequence]) -> HttpResponse:
    """The table as an Excel workbook to keep."""
    return _answer(xlsx_bytes(header, rows), f"{name}.xlsx", XLSX)


def csv_text(header: Sequence, rows: Iterable[Sequence]) -> str:
    """The table as CSV in UTF-8 with its mark, so that Excel reads it right."""
    lines = io.StringIO()
    lines.write("\ufeff")
    writer = csv.writer(lines)
    writer.writerow(header)
    for row in rows:
        writer.writerow([_csv_cell(cell) for cell in row])
    return lines.getvalue()


def xlsx_bytes(header: Sequence, rows: Iterable[Sequence]) -> bytes:
    """The table as a workbook of one sheet, its head fixed above the rows; numbers and days are no text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([_text_cell(sheet, str(label)) for label in header])
    for row in rows:
        sheet.append([_xlsx_cell(sheet, cell) for cell in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _answer(content: str | bytes, file_name: str, content_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer


def _csv_cell(cell: Cell) -> Cell:
    if isinstance(cell, datetime.date):
        return _local(cell).isoformat(*([" ", "minutes"] if isinstance(cell, datetime.datetime) else []))
    if cell is None or isinstance(cell, int | Decimal):
        return cell
    text = str(cell)
    return f"'{text}" if FORMULA.match(text) else text


def _xlsx_cell(sheet, cell: Cell):
    if isinstance(cell, int | Decimal):
        return cell
    if isinstance(cell, datetime.date):
        day = cell.date() if isinstance(cell, datetime.datetime) else cell
        return _local(cell) if day >= FIRST_DAY else _text_cell(sheet, cell.isoformat())
    return _text_cell(sheet, str(cell)) if cell else None


def _text_cell(sheet, text: str) -> WriteOnlyCell:
    """Always text: what begins with = is no formula."""
    cell = WriteOnlyCell(sheet, value=sanitise_text(text))
    cell.data_type = "s"
    return cell


def _local(day: datetime.date) -> datetime.date:
    """A moment by the clock of the group; files know no time zones."""
    if isinstance(day, datetime.datetime) and timezone.is_aware(day):
        return timezone.make_naive(day).replace(microsecond=0)
    return day
