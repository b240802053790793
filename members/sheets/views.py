"""Pages of the spreadsheet: export, choose a file, look at every row, write all or nothing."""

import re
from collections import Counter

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from iiwg.documents.models import DocumentVersion
from iiwg.documents.views import answer_made
from iiwg.pages import query_params
from iiwg.pages.answers import STOPS, what_stopped
from iiwg.pages.form_page import FormPage
from members.sheets.forms import LookForm, SheetForm
from members.sheets.services import sheets
from members.sheets.services.export import export as exported
from members.sheets.services.writing import apply

SHOWN = 300
STATES = ("error", "question", "new", "changed", "unchanged")  # what asks something of the user comes first
ANSWER = re.compile(r"(holds|column|row|place)(-\w+)+")  # the names of the fields of LookForm


def export(request):
    """Every institution and person as a workbook."""
    return answer_made(exported(), "institutions-people", "xlsx")


class Choose(FormPage):
    """Choose a workbook."""

    act = "members.sheet.choose"
    form_class = SheetForm
    service = sheets.choose
    title = _("Import from a spreadsheet")
    lead = _(
        "Any table with headings is taken, also one of your own. You see every row before anything is written."
    )
    submit = _("Look at the rows")
    done = ""
    back = "members:institutions"

    def get_next(self, made):
        return _preview_of(made)


def _preview_of(kept: DocumentVersion) -> str:
    """The address of the look at a workbook."""
    return f"{reverse('members:sheet-preview')}?file={kept.pk}"


def _kept(request, number) -> DocumentVersion:
    """The workbook this user chose."""
    kept = DocumentVersion.objects.filter(
        pk=number, created_by=request.user, file_name__iendswith=".xlsx"
    ).first()
    if kept is None:
        raise Http404
    return kept


def _answers(request) -> dict[str, str]:
    """What the user said of the workbook so far."""
    return {name: said for name, said in request.POST.items() if ANSWER.fullmatch(name)}


def preview(request):
    """What every row would do, by what the user says its columns are."""
    posted = request.method == "POST"
    kept = _kept(request, query_params.number(request, "file", posted=posted))
    try:
        reading = sheets.read_kept(kept, _answers(request))
    except STOPS as error:
        messages.error(request, what_stopped(error))
        return redirect("members:sheet-import")
    counts = Counter(row.state for row in reading.rows)
    telling = [row for row in reading.rows if row.questions or row.state != "unchanged"]
    telling.sort(key=lambda row: STATES.index(row.state))
    form = LookForm(reading)
    context = {
        "kept": kept,
        "form": form,
        "tables": form.of(reading.tables),
        "rows": [(row, form.answer(row)) for row in telling[:SHOWN]],
        "carried": form.carried(telling[SHOWN:]),
        "more": max(0, len(telling) - SHOWN),
        "counts": {name: counts.get(name, 0) for name in STATES},
    }
    return render(request, "members/sheets/preview.html", context)


@require_POST
def write(request):
    """Write every row as it was shown, or nothing; a refusal shows the rows again."""
    kept = _kept(request, query_params.number(request, "file", posted=True))
    try:
        count = apply(sheets.read_kept(kept, _answers(request)).rows, by=request.user)
    except STOPS as error:
        messages.error(request, what_stopped(error))
    else:
        messages.success(request, _("Rows written: %(count)d.") % {"count": count})
        return redirect("members:institutions")
    return preview(request)  # with what the user has answered so far
