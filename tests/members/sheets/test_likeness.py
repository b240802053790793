"""A name much like one on record is asked about: nothing is doubled, and nothing is guessed silently."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.workflow.tables import Refused
from members.institutions.models import Institution
from members.people.models import Person
from members.sheets import views
from members.sheets.services import sheets
from members.sheets.services.likeness import Likeness, words_of_institution, words_of_person
from members.sheets.services.writing import apply
from tests.members.sheets.books import read, workbook

pytestmark = pytest.mark.django_db

FULL = "Комитет надзора за горными отвалами при Правительстве Республики Таджикистан"
SHORT = "Комитет надзора за горными отвалами"


@pytest.fixture
def committee(cast):
    """A committee with its full name."""
    place = Institution.objects.create(code="KOOS", kind="authority")
    place.names.create(language="ru", text=FULL)
    return place


@pytest.fixture
def engineer(cast):
    """A person with a whole name."""
    return Person.objects.create(
        family_name="Қосимова", given_name="Зарина", patronymic="Ахмадовна", phone="1"
    )


def places(*rows):
    """A table of institutions."""
    return workbook(Лист1=[["Код", "Наименование", "Вид", "Телефон"], *rows])


def people(*rows):
    """A table of people."""
    return workbook(Лист1=[["ФИО", "Должность", "Организация", "Телефон"], *rows])


@pytest.mark.parametrize(
    ("name", "other", "is_like"),
    [
        (SHORT, FULL, True),
        ("Комитет по надзору за горными отвалами РТ", FULL, True),
        ("Горных отвалов надзора комитет", FULL, False),
        ("Отвалами горными за надзора комитет", FULL, True),
        ("Комитет", FULL, True),
        ("Министерство труда Республики Таджикистан", "Министерство финансов Республики Таджикистан", False),
        ("Ministry of Water", "Ministry of Finance", False),
        ("Кумитаи ҳифзи муҳити зист", "Кумитаи хифзи мухити зисти назди Ҳукумати Ҷумҳурии Тоҷикистон", True),
        ("Таджикистан", "Республика Таджикистан", True),
    ],
)
def test_institutions_much_alike(name, other, is_like):
    known = Likeness([("it", words_of_institution(other))])
    assert known.like([words_of_institution(name)]) == (["it"] if is_like else [])


@pytest.mark.parametrize(
    ("name", "is_like"),
    [
        ("Қосимова Зарина Ахмадовна", True),
        ("Косимова Зарина", True),
        ("Зарина Косимова", True),
        ("Kosimova Zarina", True),
        ("Косимова З.А.", True),
        ("З. Косимова", True),
        ("Косимова", True),
        ("Косимов Умед Саидович", False),
        ("Косимова Н.", False),
        ("З.А.", False),
        ("", False),
    ],
)
def test_people_much_alike(name, is_like):
    known = Likeness([("she", words_of_person("Қосимова Зарина Ахмадовна"))])
    assert known.like([words_of_person(name)]) == (["she"] if is_like else [])


def test_each_initial_stands_for_a_name():
    known = Likeness([("he", words_of_person("Рахимзода Зафар Икромович"))])
    assert known.like([words_of_person("З.И. Рахимзода")]) == ["he"]
    assert known.like([words_of_person("З.С. Рахимзода")]) == []


def test_the_most_alike_come_first():
    known = Likeness(
        [(name, words_of_institution(name)) for name in ("Бюро", "Бюро погоды юга", "Бюро погоды")]
    )
    assert known.like([words_of_institution("Бюро погоды")]) == ["Бюро погоды", "Бюро погоды юга", "Бюро"]


def test_a_near_duplicate_is_asked_about_and_nothing_is_written_before_the_answer(cast, committee):
    reading = read(places(["ECO", SHORT, "наука", "5"], ["GOR", "Горное бюро", "наука", ""]))
    asked, new = reading.rows
    assert (asked.state, new.state) == ("question", "new")
    assert (str(committee.pk), f"{committee} (KOOS)") in asked.questions[0].options
    with pytest.raises(Refused, match="wait for your answer"):
        apply(reading.rows, by=cast.secretary)
    assert not Institution.objects.filter(code__in=["ECO", "GOR"]).exists()


def test_that_one_keeps_its_name_and_learns_the_other_spelling(cast, committee):
    (asked,) = read(places(["", SHORT, "", "5"])).rows
    assert (asked.state, asked.errors) == ("question", [])  # what only a new one needs is not asked yet
    (row,) = read(places(["", SHORT, "", "5"]), **{"row-0-2": str(committee.pk)}).rows
    assert (row.state, row.found) == ("changed", committee)
    assert row.changes == {"phone": ("", "5"), "spelling": ("", SHORT)}
    apply([row], by=cast.secretary)
    committee = Institution.objects.get(pk=committee.pk)
    assert (committee.name("ru"), committee.phone) == (FULL, "5")
    (again,) = read(places(["", SHORT, "", "5"])).rows
    assert (again.state, again.found, again.questions) == ("unchanged", committee, [])


def test_a_new_one_is_new_and_an_answer_that_was_not_offered_is_none(cast, committee):
    line = ["ECO", SHORT, "Государственный орган", ""]
    assert read(places(line), **{"row-0-2": str(cast.places["MEWR"].pk)}).rows[0].state == "question"
    (row,) = read(places(line), **{"row-0-2": "new"}).rows
    assert row.state == "new"
    apply([row], by=cast.secretary)
    assert Institution.objects.get(code="ECO").name("ru") == SHORT


def test_a_person_keeps_the_name_on_record_and_learns_the_other_spelling(cast, engineer):
    lines = people(["Косимова З.А.", "", "", "2"])
    (row,) = read(lines).rows
    assert row.state == "question"
    (row,) = read(lines, **{"row-0-2": str(engineer.pk)}).rows
    assert row.changes == {"phone": ("1", "2"), "spelling": ("", "Косимова З.А.")}
    apply([row], by=cast.secretary)
    engineer.refresh_from_db()
    assert (engineer.full_name("tg"), engineer.phone) == ("Қосимова Зарина Ахмадовна", "2")
    (again,) = read(lines).rows
    assert (again.state, again.found) == ("unchanged", engineer)


def test_two_rows_that_are_the_same_person_are_an_error(cast, engineer):
    lines = people(["Косимова З.А.", "", "", ""], ["Косимова Зарина", "", "", ""])
    rows = read(lines, **{"row-0-2": str(engineer.pk), "row-0-3": str(engineer.pk)}).rows
    assert [row.state for row in rows] == ["changed", "error"]


def test_which_institution_is_meant_is_asked_once_for_all_rows_that_call_it_so(cast, committee):
    lines = people(
        ["Азимов Азим", "юрист", SHORT, ""],
        ["Валиев Вали", "эколог", SHORT.upper(), ""],
        ["Гулова Гулноз", "эколог", FULL, ""],
    )
    first, second, third = read(lines).rows
    assert [row.state for row in (first, second, third)] == ["question", "question", "new"]
    assert first.questions == second.questions
    rows = read(lines, **{"place-0-2": str(committee.pk)}).rows
    apply(rows, by=cast.secretary)
    people_there = Person.objects.filter(posts__institution=committee)
    assert {person.family_name for person in people_there} == {"Азимов", "Валиев", "Гулова"}


def test_what_was_answered_of_an_institution_counts_for_the_people_of_the_workbook(cast, committee):
    lines = workbook(
        Места=[["Наименование", "Телефон"], [SHORT, "5"]],
        Люди=[["ФИО", "Должность", "Организация"], ["Азимов Азим", "юрист", SHORT]],
    )
    _place, person = read(lines, **{"row-0-2": str(committee.pk)}).rows
    assert (person.state, person.place, person.questions) == ("new", committee, [])


def test_the_post_may_be_left_out(cast, committee):
    (row,) = read(people(["Азимов Азим", "юрист", SHORT, "7"]), **{"place-0-2": "none"}).rows
    apply([row], by=cast.secretary)
    person = Person.objects.get(family_name="Азимов")
    assert (person.post_on(), person.phone) == (None, "7")


def test_far_too_many_questions_are_refused(cast, committee, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_QUESTIONS", 1)
    with pytest.raises(Refused, match="More than 1 rows"):
        read(places(["A", SHORT, "наука", ""], ["B", f"{SHORT} РТ", "наука", ""]))


def test_the_page_asks_and_offers_to_write_only_after_the_answers(cast, committee, signed_in, monkeypatch):
    monkeypatch.setattr(views, "SHOWN", 1)
    client = signed_in(cast.secretary)
    lines = places(["A", SHORT, "наука", ""], ["B", f"{SHORT} РТ", "наука", ""])
    upload = SimpleUploadedFile("list.xlsx", lines.getvalue())
    target = client.post("/members/sheet/", {"file": upload}).url
    said = {"file": target.split("file=")[1]}
    page = client.get(target).content.decode()
    assert 'name="row-0-2"' in page and "/members/sheet/write/" not in page
    said["row-0-2"] = "new"
    page = client.post("/members/sheet/preview/", said).content.decode()
    assert '<input type="hidden" name="row-0-2" value="new">' in page  # it is not shown, and not forgotten
    assert 'name="row-0-3"' in page and "/members/sheet/write/" not in page
    page = client.post("/members/sheet/write/", said).content.decode()
    assert "Some rows wait for your answer" in page and 'name="row-0-2" value="new"' in page
    said["row-0-3"] = "new"
    page = client.post("/members/sheet/preview/", said).content.decode()
    assert "/members/sheet/write/" in page
    client.post("/members/sheet/write/", said)
    assert Institution.objects.filter(code__in=["A", "B"]).count() == 2
