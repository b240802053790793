"""Pages of the spreadsheet: export, choose a file, look at every row, write all or nothing."""

from collections import Counter

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.documents.enums import Access
from iiwg.documents.models import DocumentVersion
from iiwg.documents.services import keep_file
from iiwg.documents.views import answer_made
from iiwg.pages import asked
from iiwg.pages.acting import CLASHES, clash, form_page, sentence_of
from iiwg.workflow.tables import Refused
from members.sheets.forms import SheetForm
from members.sheets.services import sheets

SHOWN = 300


def export(request):
    """Every institution and person as a workbook."""
    return answer_made(sheets.export(), "institutions-people", "xlsx")


def choose(request):
    """Choose a workbook."""

    def save(data):
        kept = keep_file(data["file"], by=request.user, access=Access.RESTRICTED)
        with kept.file.open("rb") as file:
            sheets.read(file)  # a file that cannot be read is refused here
        return f"{reverse('members:sheet-preview')}?file={kept.pk}"

    return form_page(
        request,
        SheetForm(request.POST or None, request.FILES or None),
        title=_("Import from a spreadsheet"),
        lead=_("You see every row before anything is written. Export first to get the form."),
        submit=_("Look at the rows"),
        save=save,
        back=reverse("members:institutions"),
    )


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
    kept = _kept(request, asked.number(request, "file"))
    with kept.file.open("rb") as file:
        rows = sheets.read(file)
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
    kept = _kept(request, asked.number(request, "file", posted=True))
    try:
        with kept.file.open("rb") as file:
            count = sheets.apply(sheets.read(file), by=request.user)
    except (Refused, *CLASHES) as refusal:
        messages.error(request, sentence_of(refusal) if isinstance(refusal, Refused) else clash())
        return redirect(f"{reverse('members:sheet-preview')}?file={kept.pk}")
    messages.success(request, _("Rows written: %(count)d.") % {"count": count})
    return redirect(reverse("members:institutions"))
