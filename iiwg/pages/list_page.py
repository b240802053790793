"""A list as a page: rows this user sees, narrowed by filters, sorted by a column, in pages, and the same as a file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from django.core.paginator import Paginator
from django.db.models import Case, F, Model, QuerySet, TextChoices, Value, When
from django.db.models.expressions import Expression, OrderBy
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.decorators import classonlymethod
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views import View

from iiwg.pages.filters import Filters
from iiwg.pages.spreadsheets import csv_answer, xlsx_answer
from iiwg.workflow.rooms import visible_to

FILES = {"csv": csv_answer, "xlsx": xlsx_answer}
PIECE = 500  # rows of a file read at once


@dataclass(frozen=True)
class Column:
    """One column of a list.

    name: what the address calls it, `?sort=name` or `?sort=-name`.
    value: what a row says in it, plain, as files have it; None for a column that only the page has.
    sort: the column of the database, or the expression, it is sorted by; empty where it is not.
    template: the part that draws a cell, given `row` and, where it asks, `value`; without one the value stands there as it is.
    labelled: a row is a card on a phone, and the label stands before the value; not where the value speaks for itself.
    """

    name: str
    label: str | Promise
    value: Callable | None
    sort: str | Expression = ""
    template: str = ""
    labelled: bool = True

    def order(self, *, descending: bool) -> OrderBy:
        """The order by this column; a row with nothing in it comes last either way."""
        by = F(self.sort) if isinstance(self.sort, str) else self.sort
        return OrderBy(by, descending=descending, nulls_last=True)


def as_chosen(field: str, choices: type[TextChoices]) -> Case:
    """To sort by a field of choices: in the order in which the choices stand."""
    cases = [When(**{field: choice}, then=Value(place)) for place, choice in enumerate(choices)]
    return Case(*cases, default=Value(None))


class ListPage(View):
    """A list as a class of names; what differs from list to list is a method.

    model: what is listed, of which this user sees what `visible_to` says.
    sorted_as: the column the rows come in the order of when the address asks for none ("held" or "-held").
    file_columns: the columns of the files, where they are others than those of the page.
    nothing, nothing_yet: what stands in place of the rows while there is none at all.
    nothing_found: what to try where the filters leave none.
    """

    permission = ""
    model: type[Model]
    filterset_class: type[Filters] = Filters
    columns: tuple[Column, ...] = ()
    file_columns: tuple[Column, ...] = ()
    file_name = ""
    sorted_as = ""
    rows_a_page = 50
    nothing: str | Promise = ""
    nothing_yet: str | Promise = ""
    nothing_found: str | Promise = ""
    template_name = ""

    @classonlymethod
    def as_view(cls, **options):
        """The view, with its permission declared for the gate and the guards."""
        view = super().as_view(**options)
        view.permission = cls.permission
        view.on_object = False
        return view

    def get(self, request, *args, **kwargs) -> HttpResponse:
        """The page asked for, or every page as a file."""
        self.filters = self.filterset_class(request.GET, self.get_queryset(), request=request)
        rows = self.in_order(self.filters.qs)
        to_file = FILES.get(request.GET.get("format", ""))
        if to_file:
            return to_file(self.file_name, self.get_file_header(), self.get_file_rows(rows))
        page = Paginator(rows, self.rows_a_page).get_page(request.GET.get("page"))
        page.object_list = self.get_rows(list(page.object_list))
        return render(request, self.template_name, {"listing": self.get_listing(page), **self.get_context()})

    def get_queryset(self) -> QuerySet:
        """What this user sees of the model, with what the columns need."""
        return visible_to(self.request.user, self.model)

    def get_rows(self, rows: list) -> list:
        """The rows of a page, or of a piece of a file, with what is better asked once for all of them."""
        return rows

    def get_context(self) -> dict:
        """What the page shows besides its list."""
        return {}

    @property
    def sort(self) -> str:
        """The column the address asks to sort by, "-" before it for the other way round; only names there are."""
        wanted = self.request.GET.get("sort", "")
        return wanted if wanted.removeprefix("-") in {column.name for column in self.sortable} else ""

    @property
    def sortable(self) -> list[Column]:
        """The columns one may sort by."""
        return [column for column in self.columns if column.sort]

    def in_order(self, rows: QuerySet) -> QuerySet:
        """The rows as the address asks, in their own order where it does not."""
        name = self.sort.removeprefix("-")
        order = [
            column.order(descending=self.sort != name) for column in self.sortable if column.name == name
        ]
        return rows.order_by(*order, "pk") if order else rows

    def get_file_columns(self) -> list[Column]:
        """The columns of the files."""
        return [column for column in self.file_columns or self.columns if column.value]

    def get_file_header(self) -> list[str]:
        """The first row of the files."""
        return [str(column.label) for column in self.get_file_columns()]

    def get_file_rows(self, rows: QuerySet) -> Iterator[list]:
        """Every row of every page, in the same order."""
        columns, found = self.get_file_columns(), rows.iterator(chunk_size=PIECE)
        while piece := list(islice(found, PIECE)):
            for row in self.get_rows(piece):
                yield [column.value(row) for column in columns if column.value]

    def get_listing(self, page) -> dict:
        """What templates/components/list.html shows."""
        return {
            "page": page,
            "row_name": self.model._meta.model_name,
            "columns": [replace(column, label=str(column.label)) for column in self.columns],
            "heads": [self._head(column) for column in self.columns],
            "sorts": self._sorts(),
            "filters": self.filters.form if self.filters.form.fields else None,
            "chosen": self.filters.in_words(),
            "is_narrowed": self.filters.is_narrowed,
            "all_rows": self.request.path,
            "files": [(kind.upper(), self._query(format=kind)) for kind in FILES],
            "nothing": self.nothing,
            "nothing_yet": self.nothing_yet,
            "nothing_found": self.nothing_found,
        }

    def _head(self, column: Column) -> dict:
        """One head of the table: its words, the way it is sorted now, the address that sorts by it or turns it round."""
        sort = self.sort or self.sorted_as
        now = {column.name: "ascending", f"-{column.name}": "descending"}.get(sort, "")
        other = f"-{column.name}" if now == "ascending" else column.name
        return {
            "label": column.label,
            "sorted": now,
            "query": self._query(sort=other) if column.sort else "",
        }

    def _sorts(self) -> list[tuple[str, str, bool]]:
        """The choices of the field "sorted by": on a phone the table has no heads to press."""
        now, choices = self.sort or self.sorted_as, []
        for column in self.sortable:
            backwards = _("%(column)s, the other way round") % {"column": column.label}
            choices += [(column.name, str(column.label)), (f"-{column.name}", backwards)]
        return [(name, label, name == now) for name, label in choices]

    def _query(self, **changes: str) -> str:
        """What stands in the address, from its first page, with something changed."""
        query = self.request.GET.copy()
        query.pop("page", None)
        query.pop("format", None)
        for name, value in changes.items():
            query[name] = value
        return query.urlencode()
