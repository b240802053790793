"""Institutions and people to and from a spreadsheet: every row is shown before anything is written, then all or nothing."""

import io
from collections.abc import Iterable
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from iiwg.audit.actors import Actor
from iiwg.database.fold import fold
from iiwg.database.models import today
from iiwg.documents.archives import unpacked_size
from iiwg.documents.enums import Access
from iiwg.documents.models import DocumentVersion
from iiwg.documents.services import store_file
from iiwg.pages.sanitise import sanitise_text
from iiwg.workflow.doors import changing, creating, leave_no_trace
from iiwg.workflow.tables import Refused
from members.institutions import services as institutions
from members.institutions.enums import NameKind
from members.institutions.models import Group, Institution, InstitutionName
from members.people.models import Person, PersonEmail
from members.people.services import people, posts
from members.sheets.services.sheet_rows import (
    COLUMNS,
    INSTITUTION_FIELDS,
    INSTITUTIONS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_UNPACKED,
    NAMES,
    PERSON_FIELDS,
    PERSONS,
    TITLES,
    Row,
    check,
)

# --- out ------------------------------------------------------------------------------------------------------------


def export() -> bytes:
    """Every institution and person, in the form the import accepts."""
    book = Workbook(write_only=True)
    _write(
        book,
        INSTITUTIONS,
        (_institution_cells(institution) for institution in Institution.objects.prefetch_related("names")),
    )
    persons = Person.objects.current().prefetch_related("emails", "posts__institution")
    _write(book, PERSONS, (_person_cells(person) for person in persons))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _write(book: Workbook, sheet: str, rows: Iterable[dict[str, str]]) -> None:
    page = book.create_sheet(sheet)
    page.append(COLUMNS[sheet])
    for cells in rows:
        page.append([_text_cell(page, cells.get(column, "")) for column in COLUMNS[sheet]])


def _text_cell(page: Any, text: str) -> WriteOnlyCell:
    """Always text: a name that begins with = is no formula."""
    cell = WriteOnlyCell(page, value=text or None)
    if text:
        cell.data_type = "s"
    return cell


def _official(institution: Institution, language: str) -> str:
    """The official name that holds today, in a language; empty where none is known."""
    row = institution.name_row(language)
    return row.text if row and row.language == language else ""


def _institution_cells(institution: Institution) -> dict[str, str]:
    cells = {name: getattr(institution, name) for name in ("code", *INSTITUTION_FIELDS)}
    return cells | {name: _official(institution, name[-2:]) for name in NAMES}


def _person_cells(person: Person) -> dict[str, str]:
    post = person.post_on()
    cells = {name: getattr(person, name) for name in PERSON_FIELDS}
    cells["email"] = ", ".join(str(email) for email in person.emails.all())
    if post:
        cells["institution"] = post.institution.code
        cells |= {name: getattr(post, name) or "" for name in TITLES}
    return cells


# --- in -------------------------------------------------------------------------------------------------------------


def choose(file: UploadedFile, *, by: Actor) -> DocumentVersion:
    """Keep a workbook to look at; one that cannot be read is refused and not kept."""
    with creating(DocumentVersion, "members.sheet.choose", by=by):
        kept = store_file(file, by=by, access=Access.RESTRICTED)
        read_kept(kept)
    return kept


def read_kept(kept: DocumentVersion) -> list[Row]:
    """What every row of a kept workbook would do."""
    with kept.file.open("rb") as file:
        return read(file)


def read(file: IO[bytes]) -> list[Row]:
    """What every row of a workbook would do; nothing is written."""
    try:
        too_much = unpacked_size(file) > MOST_UNPACKED  # asked first: opening it reads every text in it
        book = None if too_much else load_workbook(file, read_only=True, data_only=True)
    except Exception as error:
        raise Refused(_("This file cannot be read as a spreadsheet (XLSX).")) from error
    if book is None:
        raise Refused(_("This workbook holds far more than institutions and people. Take the rest out."))
    known = [sheet for sheet in (INSTITUTIONS, PERSONS) if sheet in book.sheetnames]
    if not known:
        raise Refused(
            _(
                "The workbook has neither a sheet “institutions” nor a sheet “people”. Export one to see the form."
            )
        )
    try:
        rows = [row for sheet in known for row in _rows(book[sheet], sheet)]
    except Refused:
        raise
    except Exception as error:  # the pages of a workbook are parsed only as they are read
        raise Refused(_("This file cannot be read as a spreadsheet (XLSX).")) from error
    codes = {row.cells["code"] for row in rows if row.sheet == INSTITUTIONS and row.cells.get("code")}
    seen: dict[tuple, int] = {}
    for row in rows:
        _look_at_institution(row) if row.sheet == INSTITUTIONS else _look_at_person(row, codes)
        key = _key(row)
        if key in seen:
            row.fault(COLUMNS[row.sheet][0], _("The same as row %(number)d.") % {"number": seen[key]})
        seen.setdefault(key, row.number)
    return rows


def _key(row: Row) -> tuple:
    if row.found is not None:
        return row.sheet, row.found.pk
    text = row.cells.get("code") or " ".join(row.cells.get(name, "") for name in (*NAMES, *PERSON_FIELDS[:3]))
    return row.sheet, "new", fold(text)


def _rows(page: Any, sheet: str) -> list[Row]:
    lines = page.iter_rows(values_only=True, max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS)
    head = [str(cell or "").strip() for cell in next(lines, ())]
    if sheet == INSTITUTIONS and "code" not in head:
        raise Refused(_("Sheet “%(sheet)s” has no column “code”.") % {"sheet": sheet})
    unknown = [name for name in head if name and name not in COLUMNS[sheet]]
    if unknown:
        raise Refused(
            _("Sheet “%(sheet)s” has columns nobody knows: %(names)s.")
            % {"sheet": sheet, "names": ", ".join(unknown)}
        )
    found = []
    for number, line in enumerate(lines, start=2):
        if number > MOST_ROWS + 1:
            raise Refused(
                _("Sheet “%(sheet)s” has more than %(most)d rows. Divide it into several files.")
                % {"sheet": sheet, "most": MOST_ROWS}
            )
        named = {name: cell for name, cell in zip(head, line, strict=False) if name and cell is not None}
        row = Row(sheet, number, {name: sanitise_text(str(cell)).strip() for name, cell in named.items()})
        for name, cell in named.items():
            if not isinstance(cell, str | int):
                row.fault(name, _("Write this cell as text."))
        if any(row.cells.values()):
            found.append(row)
    return found


def _look_at_institution(row: Row) -> None:
    check(row)
    code = row.cells.get("code", "")
    row.found = (
        Institution.objects.prefetch_related("names").filter(code=code).first() if code else _by_name(row)
    )
    if row.found is None:
        if not code:
            row.fault("code", _("Give the new institution a code."))
        if not any(row.cells.get(name) for name in NAMES):
            row.fault("name_tg", _("Write the official name in at least one language."))
        if not row.cells.get("kind"):
            row.fault("kind", _("Say what kind of institution it is."))
        row.state = row.state if row.errors else "new"
    elif not row.errors:
        _compare(row, _institution_cells(row.found))


def _by_name(row: Row) -> Institution | None:
    folded = [fold(row.cells[name]) for name in NAMES if row.cells.get(name)]
    found = (
        InstitutionName.objects.filter(folded__in=folded).values_list("institution_id", flat=True).distinct()
    )
    return (
        Institution.objects.prefetch_related("names").filter(pk__in=found).first()
        if len(found) == 1
        else None
    )


def _look_at_person(row: Row, codes: set[str]) -> None:
    check(row)
    institution = row.cells.get("institution", "")
    if institution and institution not in codes and not Institution.objects.filter(code=institution).exists():
        row.fault("institution", _("No institution has the code “%(text)s”.") % {"text": institution})
    if any(row.cells.get(name) for name in TITLES) and not institution:
        row.fault("institution", _("Say at which institution this post is."))
    if institution and not any(row.cells.get(name) for name in TITLES):
        row.fault("institution", _("Write the job title at this institution, in one language at least."))
    addresses = [part.strip().casefold() for part in row.cells.get("email", "").split(",") if part.strip()]
    owner = PersonEmail.objects.filter(email_folded__in=addresses).select_related("person").first()
    row.found = owner.person if owner else _by_person_name(row)
    if row.found is None:
        if not row.cells.get("family_name"):
            row.fault("family_name", _("Write the family name."))
        row.state = row.state if row.errors else "new"
    elif not row.errors:
        _compare(row, _person_cells(row.found))


def _by_person_name(row: Row) -> Person | None:
    wanted = [row.cells.get(name, "") for name in ("family_name", "given_name", "patronymic")]
    same = Person.objects.current().filter(family_name=wanted[0], given_name=wanted[1], patronymic=wanted[2])
    return same.first() if same.count() == 1 else None


def _compare(row: Row, now: dict[str, str]) -> None:
    row.changes = {
        name: (now.get(name) or "", text)
        for name, text in row.cells.items()
        if text and text != (now.get(name) or "")
    }
    row.state = "changed" if row.changes else "unchanged"


def apply(rows: list[Row], *, by: Actor) -> int:
    """Write every new and changed row, or nothing; how many were written."""
    work = [row for row in rows if row.state in ("new", "changed")]
    with changing(Group.objects.get(), "members.sheet.apply", by=by, rows=len(work)):
        if any(row.errors for row in rows):
            raise Refused(
                _("Some rows have errors. Nothing was written. Mend them in the file and choose it again.")
            )
        if not work:
            leave_no_trace()
        for row in sorted(work, key=lambda row: row.sheet != INSTITUTIONS):
            _write_institution(row, by=by) if row.sheet == INSTITUTIONS else _write_person(row, by=by)
    return len(work)


def _write_institution(row: Row, *, by: Actor) -> None:
    fields = {name: row.cells[name] for name in INSTITUTION_FIELDS if row.cells.get(name)}
    names = {name[-2:]: row.cells[name] for name in NAMES if row.cells.get(name)}
    if row.state == "new":
        institutions.add(code=row.cells["code"], kind=fields.pop("kind"), names=names, by=by, **fields)
        return
    changed = {name: text for name, text in fields.items() if name in row.changes}
    if changed:
        institutions.change(row.found, by=by, **changed)
    for name in set(NAMES) & set(row.changes):
        known = row.found.names.filter(language=name[-2:], text=row.cells[name])
        if not known.exists():
            institutions.add_name(
                row.found,
                language=name[-2:],
                kind=NameKind.OFFICIAL,
                text=row.cells[name],
                by=by,
                starts_on=today() if row.found.names.filter(language=name[-2:]).exists() else None,
            )


def _write_person(row: Row, *, by: Actor) -> None:
    fields = {name: row.cells[name] for name in PERSON_FIELDS if row.cells.get(name)}
    emails = [part.strip() for part in row.cells.get("email", "").split(",") if part.strip()]
    if row.state == "new":
        person = people.add(emails=emails, by=by, **fields)
    else:
        person = row.found
        kept = emails if "email" in row.changes else [str(email) for email in person.emails.all()]
        people.change(person, emails=kept, by=by, **fields)
    titles: dict[str, Any] = {name: row.cells[name] for name in TITLES if row.cells.get(name)}
    touched = row.state == "new" or set(row.changes) & {"institution", *TITLES}
    if titles and touched:
        institution = Institution.objects.get(code=row.cells["institution"])
        held = person.posts.filter(institution=institution, ends_on__isnull=True)
        posts.add_post(
            person, institution=institution, starts_on=today() if held.exists() else None, by=by, **titles
        )
