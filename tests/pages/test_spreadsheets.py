"""Tables as files: nothing in them runs, numbers and days stay what they are."""

import datetime
import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from iiwg.pages.spreadsheets import csv_text, xlsx_bytes

FORMULAS = ["=1+1", "+1", "-1", "@x", " =1", "  +1", "\t=1", "\t1", "\r1", "\n1", " \n-1", "\u00a0@x"]


def sheet(*rows):
    """The sheet of a workbook made of rows."""
    return load_workbook(io.BytesIO(xlsx_bytes(["Head"], rows))).active


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_is_text(text):
    assert csv_text(["Head"], [[text]]).split("\n", 1)[1].strip('"').startswith("'")
    cell = sheet([text])["A2"]
    assert cell.data_type == "s"


@pytest.mark.parametrize("text", ["Dam", "1 - 2", "a=b", " Dam", "№ 12/4"])
def test_what_runs_nowhere_stays_as_it_is(text):
    assert csv_text(["Head"], [[text]]).splitlines()[1].strip('"') == text


def test_a_number_is_no_formula_and_no_text():
    assert csv_text(["Head"], [[Decimal("-70.5")]]).splitlines()[1] == "-70.5"
    assert sheet([Decimal("-70.5")])["A2"].value == -70.5


def test_a_day_is_a_day_and_a_moment_is_told_by_the_clock_of_the_group():
    day = datetime.date(2024, 5, 15)
    moment = datetime.datetime(2024, 5, 15, 20, 30, tzinfo=datetime.UTC)
    assert csv_text(["Head"], [[day], [moment]]).splitlines()[1:] == ["2024-05-15", "2024-05-16 01:30"]
    table = sheet([day], [moment], [datetime.date(1, 1, 1)])
    assert table["A2"].value == datetime.datetime(2024, 5, 15)  # noqa: DTZ001
    assert table["A3"].value == datetime.datetime(2024, 5, 16, 1, 30)  # noqa: DTZ001
    assert table["A4"].value == "0001-01-01"  # before the first day a spreadsheet knows


def test_what_a_workbook_cannot_hold_is_left_out():
    assert sheet(["Dam\x00\x0bwall"])["A2"].value == "Dam\nwall"
    assert sheet([None], [""])["A2"].value is None
