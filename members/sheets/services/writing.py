"""Write the rows of a workbook, all or nothing, each through the service of what it speaks of."""

from typing import Any

from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.database.models import today
from iiwg.workflow.doors import changing, leave_no_trace
from iiwg.workflow.tables import Refused
from members.institutions import services as institutions
from members.institutions.enums import NameKind
from members.institutions.models import Group, Institution
from members.people.services import people, posts
from members.sheets.services.columns import (
    INSTITUTION_FIELDS,
    INSTITUTIONS,
    NAMES,
    PERSON_FIELDS,
    SPELLING,
    TITLES,
)
from members.sheets.services.on_record import borne_names
from members.sheets.services.rows import Row, whole_name


def apply(rows: list[Row], *, by: Actor) -> int:
    """Write every new and changed row, or nothing; how many were written."""
    work = [row for row in rows if row.state in ("new", "changed")]
    with changing(Group.objects.get(), "members.sheet.apply", by=by, rows=len(work)):
        if any(row.errors for row in rows):
            raise Refused(
                _("Some rows have errors. Nothing was written. Mend them in the file and choose it again.")
            )
        if any(row.waits for row in rows):
            raise Refused(_("Some rows wait for your answer. Nothing was written."))
        if not work:
            leave_no_trace()
        for row in sorted(work, key=lambda row: row.sheet != INSTITUTIONS):  # posts are held at institutions
            _write_institution(row, by=by) if row.sheet == INSTITUTIONS else _write_person(row, by=by)
    return len(work)


def _write_institution(row: Row, *, by: Actor) -> None:
    fields = {name: row.cells[name] for name in INSTITUTION_FIELDS if row.cells.get(name)}
    names = {name[-2:]: row.cells[name] for name in NAMES if row.cells.get(name)}
    if row.state == "new":
        row.found = institutions.add(
            code=row.cells["code"], kind=fields.pop("kind"), names=names, by=by, **fields
        )
        return
    changed = {name: text for name, text in fields.items() if name in row.changes}
    if changed:
        institutions.change(row.found, by=by, **changed)
    if SPELLING in row.changes:
        said = {(name[-2:], text) for name, text in row.spelling.items()}
        for language, text in sorted(said - borne_names(row.found)):
            institutions.add_name(row.found, language=language, kind=NameKind.ALIAS, text=text, by=by)
    for name in set(NAMES) & set(row.changes):
        has_one = row.found.names.filter(language=name[-2:]).exists()
        institutions.add_name(
            row.found,
            language=name[-2:],
            kind=NameKind.OFFICIAL,
            text=row.cells[name],
            by=by,
            starts_on=today() if has_one else None,
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
    if SPELLING in row.changes:
        people.learn_spelling(person, whole_name(row.spelling), row.spelling.get("latin_name", ""), by=by)
    titles: dict[str, Any] = {name: row.cells[name] for name in TITLES if row.cells.get(name)}
    touched = row.state == "new" or set(row.changes) & {"institution", *TITLES}
    if titles and touched:
        institution = row.place if isinstance(row.place, Institution) else row.place.found
        held = person.posts.filter(institution=institution, ends_on__isnull=True)
        posts.add_post(
            person, institution=institution, starts_on=today() if held.exists() else None, by=by, **titles
        )
