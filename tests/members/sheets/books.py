"""Workbooks as people make them, and what is read from them."""

import io

from openpyxl import Workbook

from members.sheets.services import sheets


def workbook(**pages):
    """A workbook whose sheets hold these lines of cells."""
    made = Workbook(write_only=True)
    for title, lines in pages.items():
        page = made.create_sheet(title)
        for line in lines:
            page.append(line)
    target = io.BytesIO()
    made.save(target)
    target.seek(0)
    return target


def read(file, **answers):
    """What is read from a workbook; answers: what the user said of it."""
    return sheets.read(file, answers)
