"""A table as any office has it: its headings are understood, the user may say otherwise, whole names are divided."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.workflow.tables import Refused
from members.people.models import Person
from members.sheets.services.rows import split_name
from members.sheets.services.writing import apply
from tests.members.sheets.books import read, workbook

pytestmark = pytest.mark.django_db


def office(ministry="MEWR", *more):
    """The table of an office, with its title, the row that numbers the columns, and more rows."""
    return workbook(
        Лист1=[
            ["Список рабочей группы", None, None, None],
            [None, None, None, None],
            ["№", "Ф.И.О.", "Должность", "Организация"],
            [1, 2, 3, 4],
            [1, "Рахимзода Зафар Икромович", "начальник отдела", ministry],
            [2, "Н.С. Шарипова", "главный специалист", "MEWR"],
            *more,
        ]
    )


def test_a_table_of_an_office_is_understood_and_written(cast):
    ministry = cast.places["MEWR"]
    reading = read(office(ministry.name("ru").upper()))
    (table,) = reading.tables
    assert (table.holds, table.head) == ("people", 3)
    assert [column.taken_for for column in table.columns] == ["", "family_first", "title_ru", "institution"]
    assert [(row.number, row.state) for row in reading.rows] == [(5, "new"), (6, "new")]
    assert [words for _name, words in reading.rows[1].said] == [
        "Шарипова", "Н.С.", "главный специалист", str(ministry),
    ]  # fmt: skip
    apply(reading.rows, by=cast.secretary)
    person = Person.objects.get(family_name="Рахимзода", given_name="Зафар", patronymic="Икромович")
    assert (person.post_on().institution, person.post_on().title_ru) == (ministry, "начальник отдела")
    assert Person.objects.filter(family_name="Шарипова", given_name="Н.С.").exists()


@pytest.mark.parametrize(
    ("text", "order", "parts"),
    [
        ("Рахимзода Зафар Икромович", "family_first", ("Рахимзода", "Зафар", "Икромович")),
        ("Рахимзода  Зафар", "family_first", ("Рахимзода", "Зафар", "")),
        ("Рахимзода", "family_first", ("Рахимзода", "", "")),
        ("Рахимзода З. И.", "family_first", ("Рахимзода", "З.", "И.")),
        ("З.И. Рахимзода", "family_first", ("Рахимзода", "З.И.", "")),
        ("Zafar Rahimzoda", "family_last", ("Rahimzoda", "Zafar", "")),
        ("Алиев Мамед Гасан оглы", "family_first", ("Алиев", "Мамед", "Гасан оглы")),
        ("", "family_first", ("", "", "")),
    ],
)
def test_a_whole_name_is_divided(text, order, parts):
    assert tuple(split_name(text, order).values()) == parts


def test_refusals_name_the_cells_of_this_table(cast):
    reading = read(
        office("MEWR", [3, "Азимов Азим", "юрист", None], [4, None, "юрист", "Никому не известное бюро"])
    )
    cells = [cell for row in reading.rows[2:] for cell, _sentence in row.errors]
    assert cells == ["Лист1!D7", "Лист1!D8", "Лист1!B8"]
    with pytest.raises(Refused, match="Nothing was written"):
        apply(reading.rows, by=cast.secretary)
    assert not Person.objects.filter(family_name="Азимов").exists()


def test_the_user_takes_a_column_for_something_else_or_not_at_all(cast):
    lines = [["Кто", "Тел.", "Разное"], ["Азимов Азим", "123", "x"]]
    (table,) = read(workbook(Лист1=lines)).tables
    assert [column.taken_for for column in table.columns] == ["", "phone", ""]
    answers = {"column-0-people-1": "family_first", "column-0-people-2": "", "column-0-people-3": "nonsense"}
    (row,) = read(workbook(Лист1=lines), **answers).rows
    assert row.cells == {"family_name": "Азимов", "given_name": "Азим", "patronymic": ""}


def test_a_table_whose_headings_nobody_knows_waits_for_the_user(cast):
    lines = [["Кто", "Где"], ["Азимов", "Душанбе"]]
    reading = read(workbook(Лист1=lines))
    assert (reading.rows, reading.tables[0].holds) == ([], "")
    answers = {"holds-0": "people", "column-0-people-1": "family_name"}
    (row,) = read(workbook(Лист1=lines), **answers).rows
    assert (row.cells, row.state) == ({"family_name": "Азимов"}, "new")


def test_a_table_may_be_left_out(cast):
    assert read(office(), **{"holds-0": ""}).rows == []


def test_two_columns_taken_for_the_same_are_refused(cast):
    lines = [["ФИО", "Фамилия"], ["Азимов Азим", "Азимов"]]
    guessed = read(workbook(Лист1=lines)).tables[0].columns
    assert [column.taken_for for column in guessed] == ["family_first", ""]
    reading = read(workbook(Лист1=lines), **{"column-0-people-2": "family_name"})
    assert [cell for row in reading.rows for cell, _sentence in row.errors] == ["Лист1!B1"]
    with pytest.raises(Refused, match="Nothing was written"):
        apply(reading.rows, by=cast.secretary)


def test_an_institution_that_comes_with_the_workbook_is_found_by_its_name(cast):
    places = [["Код", "Название", "Вид"], ["BUR", "Горное бюро", "наука"]]
    people = [["ФИО", "Должность", "Место работы"], ["Азимов Азим", "директор", "ГОРНОЕ БЮРО"]]
    apply(read(workbook(Люди=people, Места=places)).rows, by=cast.secretary)
    assert Person.objects.get(family_name="Азимов").post_on().institution.code == "BUR"


def test_the_user_sees_and_changes_what_columns_are_taken_for_before_anything_is_written(cast, signed_in):
    client = signed_in(cast.secretary)
    lines = [["Кто", "Тел."], ["Азимов Азим", "123"]]
    upload = SimpleUploadedFile("list.xlsx", workbook(Лист1=lines).getvalue())
    target = client.post("/members/sheet/", {"file": upload}).url
    page = client.get(target).content.decode()
    assert "Кто" in page and 'name="column-0-people-1"' in page
    said = {"file": target.split("file=")[1], "column-0-people-1": "family_first", "column-0-people-2": ""}
    page = client.post("/members/sheet/preview/", said).content.decode()
    assert '<input type="hidden" name="column-0-people-1" value="family_first">' in page
    assert not Person.objects.filter(family_name="Азимов").exists()
    client.post("/members/sheet/write/", said)
    person = Person.objects.get(family_name="Азимов")
    assert (person.given_name, person.phone) == ("Азим", "")
