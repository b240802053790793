"""Institutions and people from a spreadsheet: what a workbook says, read and shown before anything is written."""

from dataclasses import dataclass
from typing import IO

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.documents.enums import Access
from iiwg.documents.models import DocumentVersion
from iiwg.documents.services import store_file
from iiwg.workflow.doors import creating
from iiwg.workflow.tables import Refused
from members.sheets.services.looking import look
from members.sheets.services.rows import Row, rows_of, wrong_heads
from members.sheets.services.tables import Answers, Table, tables_of

MOST_QUESTIONS = 1_000  # a form carries so many answers


@dataclass
class Reading:
    """What a workbook says: its tables as they are taken, and what each row would do."""

    tables: list[Table]
    rows: list[Row]


def choose(file: UploadedFile, *, by: Actor) -> DocumentVersion:
    """Keep a workbook to look at; one that cannot be read is refused and not kept."""
    with creating(DocumentVersion, "members.sheet.choose", by=by):
        kept = store_file(file, by=by, access=Access.RESTRICTED)
        read_kept(kept, {})
    return kept


def read_kept(kept: DocumentVersion, answers: Answers) -> Reading:
    """What every row of a kept workbook would do; answers: what the user said of it so far."""
    with kept.file.open("rb") as file:
        return read(file, answers)


def read(file: IO[bytes], answers: Answers) -> Reading:
    """What every row of a workbook would do; nothing is written."""
    tables = tables_of(file, answers)
    rows = [row for table in tables if table.holds for row in rows_of(table)]
    look(rows, answers)
    if len({question.name for row in rows for question in row.questions}) > MOST_QUESTIONS:
        raise Refused(
            _("More than %(most)d rows are much like what is on record. Divide the table into several files.")
            % {"most": MOST_QUESTIONS}
        )
    return Reading(tables, [*wrong_heads(tables), *rows])
