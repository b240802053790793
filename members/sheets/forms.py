"""The form that takes a sheet, and the one that says what its columns are taken for."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iiwg.documents.forms import UploadField
from members.sheets.services.columns import SHEETS, TAKEN_FOR, label
from members.sheets.services.rows import Row
from members.sheets.services.sheets import Reading
from members.sheets.services.tables import Table


class SheetForm(forms.Form):
    """A workbook with institutions and people."""

    file = UploadField(label=gettext_lazy("Spreadsheet"), kinds=("xlsx",))


class LookForm(forms.Form):
    """What each table holds, each column is taken for and each row is asked, as the workbook was just read."""

    def __init__(self, reading: Reading):
        super().__init__()
        for table in reading.tables:
            self._ask(
                table.field,
                _("What the sheet “%(sheet)s” holds") % {"sheet": table.title},
                [(name, str(title)) for name, title in SHEETS.items()],
                table.holds,
            )
            self._ask_columns(table)
        for row in reading.rows:
            for asked in row.questions:
                self._ask(asked.name, asked.words, asked.options, asked.answer, nothing=_("Choose…"))

    def _ask_columns(self, table: Table) -> None:
        for column in table.columns:
            self._ask(
                column.field,
                _("What column %(letter)s is taken for") % {"letter": column.letter},
                [(name, label(table.holds, name)) for name in TAKEN_FOR[table.holds]],
                column.taken_for,
            )

    def _ask(
        self, name: str, words: str, options: list[tuple[str, str]], now: str, nothing: str = ""
    ) -> None:
        """Add a field of one choice; nothing: what it says where nothing is chosen."""
        self.fields[name] = forms.ChoiceField(
            choices=[("", nothing or _("Not taken")), *options],
            initial=now,
            required=False,
            widget=forms.Select(attrs={"aria-label": words}),
        )

    @property
    def said(self) -> list[tuple[str, str]]:
        """Every field with what it says now, for a page that carries it on."""
        return [(name, str(field.initial)) for name, field in self.fields.items()]

    def of(self, tables: list[Table]) -> list[tuple]:
        """Each table with its field, and its columns with theirs."""
        return [
            (table, self[table.field], [(column, self[column.field]) for column in table.columns])
            for table in tables
        ]

    def answer(self, row: Row) -> list[tuple]:
        """The questions of a row, each with its field where this row asks it first."""
        return [(asked, self[asked.name] if asked.asked_by is row else None) for asked in row.questions]

    def carried(self, rows: list[Row]) -> list[tuple[str, str]]:
        """The answers of rows that a page does not show."""
        return [(asked.name, asked.answer) for row in rows for asked in row.questions if asked.answer]
