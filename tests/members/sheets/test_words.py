"""The sheet speaks the user's words: headings and values in three languages go out and come in."""

import io

import pytest
from django.utils import translation
from openpyxl import load_workbook

from iiwg.pages.languages import SITE_LANGUAGES
from members.institutions.enums import InstitutionKind, InstitutionLevel
from members.institutions.models import Institution
from members.people.models import Person
from members.sheets.services import columns
from members.sheets.services.export import export
from members.sheets.services.writing import apply
from tests.members.sheets.books import read, workbook

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sheet", columns.COLUMNS)
def test_no_heading_means_two_columns(sheet):
    meant = {}
    for column in columns.TAKEN_FOR[sheet]:
        for word in columns.words_for(sheet, column):
            assert meant.setdefault(word, column) == column, word


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_what_goes_out_in_the_readers_words_comes_in_and_changes_nothing(cast, language):
    with translation.override(language):
        out = export()
    reading = read(io.BytesIO(out))
    assert {row.state for row in reading.rows} == {"unchanged"}
    assert len(reading.rows) == Institution.objects.count() + Person.objects.current().count()
    for table in reading.tables:
        assert [column.taken_for for column in table.columns] == list(columns.COLUMNS[table.holds])


def test_sheets_headings_and_values_are_in_the_readers_language(cast):
    with translation.override("ru"):
        book = load_workbook(io.BytesIO(export()))
    page = book["Учреждения"]
    head = [cell.value for cell in page[1]]
    assert head[:1] == ["Краткий код"]
    kind, level = head.index("Вид"), head.index("Уровень")
    assert {row[kind].value for row in page.iter_rows(min_row=2)} <= {
        "Государственный орган", "Оператор", "Наука и исследования", "Неправительственная организация",
        "Местное сообщество", "Международная организация", "Прочее",
    }  # fmt: skip
    assert {row[level].value for row in page.iter_rows(min_row=2)} <= {
        "Национальный",
        "Областной",
        "Районный",
    }
    assert "Люди" in book.sheetnames


def test_a_sheet_lists_the_permitted_values_and_the_cells_offer_them(cast):
    book = load_workbook(io.BytesIO(export()))
    lists = book["Permitted values"]
    assert [cell.value for cell in lists["A"]][1:] == InstitutionKind.labels
    assert [cell.value for cell in lists["B"]][1:4] == InstitutionLevel.labels
    rules = book["Institutions"].data_validations.dataValidation
    assert [(str(rule.sqref)[:2], rule.formula1) for rule in rules][0] == (
        "F2", "'Permitted values'!$A$2:$A$8",
    )  # fmt: skip
    assert len(rules) == 3


@pytest.mark.parametrize(
    ("column", "word", "code"),
    [
        ("kind", "наука", "academia"),
        ("kind", "  НАУКА и  исследования ", "academia"),
        ("kind", "Илм ва таҳқиқот", "academia"),
        ("kind", "илм ва тахкикот", "academia"),
        ("kind", "Academia and research", "academia"),
        ("kind", "academia", "academia"),
        ("kind", "НПО", "ngo"),
        ("level", "районный", "district"),
        ("language", "таджикский", "tg"),
        ("language", "Тоҷикӣ", "tg"),
        ("country", "Таджикистан", "TJ"),
        ("country", "Тоҷикистон", "TJ"),
        ("country", "Kazakhstan", "KZ"),
    ],
)
def test_a_value_is_taken_in_any_language(cast, column, word, code):
    (row,) = read(workbook(institutions=[["code", column], ["MEWR", word]])).rows
    assert (row.errors, row.cells[column]) == ([], code)


@pytest.mark.parametrize("word", ["научка", "нау", "Оператор связи", "м", ""])
def test_a_word_that_is_none_of_them_stands_for_nothing(word):
    assert columns.code_of("institutions", "kind", word) == word


def test_the_refusal_of_a_value_names_the_permitted_words_not_the_codes(cast):
    with translation.override("ru"):
        (row,) = read(workbook(Учреждения=[["Краткий код", "Уровень"], ["MEWR", "мировой"]])).rows
    ((cell, sentence),) = row.errors
    assert cell == "Учреждения!B2"
    assert "Национальный, Областной, Районный" in sentence


def test_a_changed_value_is_shown_in_words(cast):
    Institution.objects.filter(code="MEWR").update(level="national")
    with translation.override("ru"):
        (row,) = read(workbook(Учреждения=[["Краткий код", "Уровень"], ["MEWR", "районный"]])).rows
        assert row.said_changes == [("Уровень", "Национальный", "Районный")]
    apply([row], by=cast.secretary)
    assert Institution.objects.get(code="MEWR").level == "district"
