"""Institutions and people from and to a spreadsheet."""

import datetime
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.documents.models import DocumentVersion
from iiwg.workflow.tables import NotAllowed, Refused
from members.institutions.models import Institution
from members.people.models import Person
from members.presets import services as presets
from members.sheets.services import sheets, tables
from members.sheets.services.columns import COLUMNS, INSTITUTIONS, PERSONS
from members.sheets.services.export import export
from members.sheets.services.writing import apply
from tests.scenes import day

pytestmark = pytest.mark.django_db


def book(institutions=(), people=()):
    """A workbook with these rows, each a dict by column."""
    made = Workbook(write_only=True)
    for name, rows in ((INSTITUTIONS, institutions), (PERSONS, people)):
        page = made.create_sheet(name)
        page.append(COLUMNS[name])
        for row in rows:
            page.append([row.get(column) for column in COLUMNS[name]])
    target = io.BytesIO()
    made.save(target)
    target.seek(0)
    return target


def read(file):
    """What the rows of a workbook would do, where the user says nothing about it."""
    return sheets.read(file, {}).rows


NEW = {"code": "NEW", "kind": "ngo", "name_tg": "Созмони нав", "language": "tg"}
PERSON = {
    "family_name": "Каримзода",
    "given_name": "Аъзам",
    "email": "a@example.org",
    "institution": "NEW",
    "title_tg": "Раис",
}


def test_what_is_exported_is_accepted_and_changes_nothing(db):
    presets.load("tj", by=SYSTEM)
    rows = read(io.BytesIO(export()))
    assert [row.errors for row in rows if row.errors] == []
    assert {row.state for row in rows} == {"unchanged"}
    assert len(rows) == Institution.objects.count() + Person.objects.count()


def test_new_rows_are_written_once_and_imported_twice_nothing_changes(cast):
    rows = read(book([NEW], [PERSON]))
    assert [row.state for row in rows] == ["new", "new"]
    assert apply(rows, by=cast.secretary) == 2
    person = Person.objects.get(family_name="Каримзода")
    assert person.post_on().institution.code == "NEW"
    again = read(book([NEW], [PERSON]))
    assert [row.state for row in again] == ["unchanged", "unchanged"]
    assert apply(again, by=cast.secretary) == 0


def test_a_changed_cell_is_named_and_an_empty_one_leaves_things_as_they_are(cast):
    place = cast.places["MEWR"]
    Institution.objects.filter(pk=place.pk).update(phone="123")
    (row,) = read(book([{"code": "MEWR", "address": "Dushanbe"}]))
    assert (row.state, row.changes) == ("changed", {"address": ("", "Dushanbe")})
    apply([row], by=cast.secretary)
    place.refresh_from_db()
    assert (place.address, place.phone) == ("Dushanbe", "123")


def test_an_institution_is_recognised_by_its_name_in_any_spelling(cast):
    (row,) = read(book([{"name_tg": "ВАЗОРАТИ ЭНЕРГЕТИКА ВА ЗАХИРАХОИ ОБ", "phone": "5"}]))
    assert row.found == cast.places["MEWR"]


@pytest.mark.parametrize(
    ("sheet", "wrong", "cell"),
    [
        ("institutions", {"kind": "pub"}, "institutions!F2"),
        ("institutions", {"contact_email": "x@"}, "institutions!J2"),
        ("institutions", {"code": ""}, "institutions!A2"),
        ("people", {"institution": "NOWHERE"}, "people!H2"),
        ("people", {"family_name": "", "email": ""}, "people!A2"),
    ],
)
def test_an_error_names_its_cell_and_then_nothing_is_written(cast, sheet, wrong, cell):
    places, persons = [NEW], [PERSON]
    if sheet == "institutions":
        places, persons = [NEW | wrong], []
    else:
        persons = [PERSON | wrong]
    rows = read(book(places, persons))
    assert cell in {place for row in rows for place, _sentence in row.errors}
    with pytest.raises(Refused, match="Nothing was written"):
        apply(rows, by=cast.secretary)
    assert not Institution.objects.filter(code="NEW").exists()


def test_the_same_row_twice_is_an_error(cast):
    rows = read(book([NEW, NEW]))
    assert [row.state for row in rows] == ["new", "error"]


def test_a_name_that_looks_like_a_formula_stays_a_name(cast):
    Person.objects.create(family_name="=1+1")
    exported = load_workbook(io.BytesIO(export()))
    values = [row[0] for row in exported["People"].iter_rows(values_only=True)]
    types = {cell.data_type for cell in exported["People"]["A"]}
    assert "=1+1" in values
    assert "f" not in types


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b""])
def test_a_file_that_is_no_workbook_is_refused(cast, content):
    with pytest.raises(Refused, match="cannot be read"):
        read(io.BytesIO(content))


def test_a_workbook_that_holds_far_more_is_not_even_opened(cast, monkeypatch):
    monkeypatch.setattr(tables, "load_workbook", None)
    monkeypatch.setattr(tables, "MOST_UNPACKED", 1_000)
    with pytest.raises(Refused, match="far more than institutions and people"):
        read(book([NEW], [PERSON]))


def test_an_empty_workbook_and_one_of_too_many_sheets_are_refused(cast, monkeypatch):
    empty = Workbook()
    target = io.BytesIO()
    empty.save(target)
    with pytest.raises(Refused, match="nothing in this workbook"):
        read(target)
    monkeypatch.setattr(tables, "MOST_SHEETS", 1)
    with pytest.raises(Refused, match="more than 1 sheets"):
        read(book([NEW]))


def test_through_the_pages_every_row_is_seen_before_it_is_written(cast, signed_in):
    client = signed_in(cast.secretary)
    upload = SimpleUploadedFile("list.xlsx", book([NEW], [PERSON]).getvalue())
    target = client.post("/members/sheet/", {"file": upload}).url
    page = client.get(target).content.decode()
    assert "Созмони нав" in page and "Каримзода" in page
    assert not Institution.objects.filter(code="NEW").exists()
    number = target.split("file=")[1]
    assert signed_in(cast.observer).get(target).status_code == 403
    client.post("/members/sheet/write/", {"file": number})
    assert Institution.objects.filter(code="NEW").exists()
    assert client.get("/members/sheet/preview/?file=999").status_code == 404
    assert client.get("/members/sheet.xlsx").content[:2] == b"PK"


def test_writing_a_sheet_is_one_act_and_what_it_writes_happened_because_of_it(cast):
    rows = read(book([NEW], [PERSON]))
    with pytest.raises(NotAllowed, match="Only the secretariat"):
        apply(rows, by=cast.leading)
    apply(rows, by=cast.secretary)
    act = AuditEvent.objects.get(verb="members.sheet.apply")
    assert (act.actor_id, act.facts) == (cast.secretary.pk, {"rows": 2})
    apply(read(book([NEW], [PERSON])), by=cast.secretary)
    assert AuditEvent.objects.filter(verb="members.sheet.apply").count() == 1


def damaged(workbook) -> io.BytesIO:
    """A workbook whose first page is cut in the middle."""
    target = io.BytesIO()
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, content[: len(content) // 2] if "sheet1" in entry else content)
    return target


def test_a_workbook_that_cannot_be_read_is_not_kept(cast, signed_in, settings):
    upload = SimpleUploadedFile("list.xlsx", damaged(book(people=[{"family_name": "A"}])).getvalue())
    answer = signed_in(cast.secretary).post("/members/sheet/", {"file": upload})
    assert answer.status_code == 422
    assert "cannot be read" in answer.content.decode()
    assert not DocumentVersion.objects.exists()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_a_changed_name_holds_from_today_and_is_not_changed_again(cast):
    place, row = cast.places["MEWR"], {"code": "MEWR", "name_en": "Ministry of Water"}
    assert apply(read(book([row])), by=cast.secretary) == 1
    assert place.name("en") == "Ministry of Water"
    assert place.name("en", day(-1)) == "Ministry of Energy and Water Resources"
    assert [found.state for found in read(book([row]))] == ["unchanged"]
    former = row | {"name_en": "Ministry of Energy and Water Resources"}
    assert [found.state for found in read(book([former]))] == ["unchanged"]


def test_a_changed_title_ends_the_post_before_and_is_not_changed_again(cast):
    row = {"family_name": "Аъзозода", "given_name": "Намуна", "institution": "CEP", "title_en": "Director"}
    assert apply(read(book(people=[row])), by=cast.secretary) == 1
    assert cast.member_person.post_on().title_en == "Director"
    held = Person.objects.get(pk=cast.member_person.pk).posts_held()
    assert [post.row.title_en for post in held if post.ends_on is None] == ["Director"]
    assert [found.state for found in read(book(people=[row]))] == ["unchanged"]


@pytest.mark.parametrize(
    ("sheet", "row", "sentence"),
    [
        ("people", {"family_name": "А" * 250}, "too long"),
        ("people", {"family_name": "А", "institution": "MEWR"}, "Write the job title"),
        ("people", {"family_name": "А", "language": "kk"}, "is not one of"),
        (
            "people",
            {"family_name": "А", "email": "a" * 60 + "@" + "b." * 90 + "org"},
            "not an e-mail address",
        ),
        ("institutions", {"code": "a b/../=x", "name_en": "X", "kind": "ngo"}, "Latin letters"),
        (
            "institutions",
            {"code": "X", "name_en": datetime.date(2026, 1, 2), "kind": "ngo"},
            "Write this cell as text",
        ),
    ],
)
def test_what_the_forms_refuse_the_sheet_refuses_too(cast, sheet, row, sentence):
    (found,) = read(book(**{sheet: [row]}))
    assert any(sentence in text for _cell, text in found.errors), found.errors


def test_more_rows_than_a_sheet_may_have_are_refused_not_dropped(cast, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    rows = [{"family_name": f"P{number}"} for number in range(4)]
    with pytest.raises(Refused, match="more than 3 rows"):
        read(book(people=rows))


def test_a_damaged_page_of_a_workbook_is_refused_with_a_sentence(cast):
    with pytest.raises(Refused, match="cannot be read"):
        read(damaged(book(people=[{"family_name": "A"}])))


def test_control_characters_stay_outside(cast):
    (row,) = read(book(people=[{"family_name": "Bad\u202eName"}]))
    assert row.cells["family_name"] == "BadName"
