"""Pages of the spreadsheet: export, choose a file, look at every row, write all or nothing."""

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
from members.sheets.forms import SheetForm
from members.sheets.services import sheets

SHOWN = 300


def export(request):
    """Every institution and person as a workbook."""
    return answer_made(sheets.export(), "institutions-people", "xlsx")


class Choose(FormPage):
    """Choose a workbook."""

    act = "members.sheet.choose"
    form_class = SheetForm
    service = sheets.choose
    title = _("Import from a spreadsheet")
    lead = _("You see every row before anything is written. Export first to get the form.")
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


def preview(request):
    """What every row would do."""
    kept = _kept(request, query_params.number(request, "file"))
    rows = sheets.read_kept(kept)
    counts = Counter(row.state for row in rows)
    telling = [row for row in rows if row.state != "unchanged"]
    context = {
        "kept": kept,
        "rows": sorted(telling, key=lambda row: row.state != "error")[:SHOWN],
        "more": max(0, len(telling) - SHOWN),
        "counts": {name: counts.get(name, 0) for name in ("new", "changed", "unchanged", "error")},
    }
    return render(request, "members/sheets/preview.html", context)


@require_POST
def write(request):
    """Write every row, or nothing."""
    kept = _kept(request, query_params.number(request, "file", posted=True))
    try:
        count = sheets.apply(sheets.read_kept(kept), by=request.user)
    except STOPS as error:
        messages.error(request, what_stopped(error))
    else:
        messages.success(request, _("Rows written: %(count)d.") % {"count": count})
        return redirect("members:institutions")
    return redirect(_preview_of(kept))
