"""Pages of a corrigendum: begin, write, read, answer, download."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.documents.views import state_of_file
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.workflow.buttons import moves
from meetings.minutes import forms
from meetings.minutes.models import Correction, Corrigendum, Minutes
from meetings.minutes.rules import may_answer
from meetings.minutes.services import approvals, corrigenda, printing
from meetings.minutes.texts.corrigendum import Reading, corrigendum_title, readings_of
from meetings.minutes.texts.papers import html_of
from meetings.minutes.texts.reading import is_as_returned
from meetings.minutes.views.papers import (
    PaperApproval,
    asked_about,
    how_to_ask,
    last_remark,
    offered,
    refuse_unknown,
    send_paper,
    send_scan,
    take_answer,
    what_follows_the_remark,
    what_happens_next,
)

WITH_MINUTES = Corrigendum.objects.select_related("minutes__meeting__terms")


def corrigendum_page(request, pk):
    """A corrigendum: where it stands, its text, who is asked, the files. Who is asked answers here."""
    row, user = get_for_user(request, Corrigendum, among=WITH_MINUTES, pk=pk), request.user
    text = printing.fixed_text(row, get_language())
    writes = row.is_being_written and user.has_perm("meetings.edit_corrigendum", row)
    context = {
        "corrigendum": row,
        "minutes": row.minutes,
        "meeting": row.meeting,
        "title": corrigendum_title(row, get_language()),
        "html": text.document.html if text else html_of(row, get_language()),
        "digest": printing.digest_of(row),
        "approvals": asked_about(row),
        "files": offered(row),
        "moves": moves(row, user) if user.has_perm("meetings.edit_corrigendum", row) else [],
        "missing": approvals.wanting(row) if writes else [],
        "corrections": _corrections(row) if writes else [],
        "writes": writes,
        "sees_minutes": user.has_perm("meetings.view_minutes", row.minutes),
        "can_paper": row.is_waiting and user.has_perm("meetings.record_paper_approval_of_corrigendum", row),
        "may_approve": may_answer(user, row),
        "remark": last_remark(row),
        "unchanged": is_as_returned(row),
        "history": history_of(row),
    }
    return render(request, "meetings/minutes/corrigendum.html", context)


def _corrections(corrigendum: Corrigendum) -> list[tuple[Correction, list[Reading]]]:
    """The corrections of a corrigendum, each with what it changes."""
    rows = corrigendum.corrections.select_related("line__minutes", "line__due_meeting")
    return [(row, list(readings_of(row))) for row in rows]


class CorrigendumStart(FormPage):
    """Begin a corrigendum: why the minutes are corrected."""

    act = "meetings.corrigendum.start"
    model = Minutes
    form_class = forms.ReasonForm
    service = corrigenda.start
    title = gettext_lazy("Correct the minutes")
    lead = gettext_lazy(
        "The approved text stays as it is. A corrigendum says what is to be read instead, and is approved as the minutes were."
    )
    submit = gettext_lazy("Begin the corrigendum")
    done = ""

    def get_back(self):
        return self.record.get_absolute_url()

    def get_next(self, made):
        return made.get_absolute_url()


class OnCorrigendum(FormPage):
    """A page with a form about one corrigendum."""

    model = Corrigendum

    def get_back(self):
        return self.record.get_absolute_url()


class Reason(OnCorrigendum):
    """Say otherwise why the minutes are corrected."""

    act = "meetings.corrigendum.reason"
    form_class = forms.ReasonForm
    service = corrigenda.change_reason
    title = gettext_lazy("Reason of the corrigendum")

    def get_initial(self):
        return {"reason": self.record.reason}


class Correct(OnCorrigendum):
    """Correct one place."""

    act = "meetings.corrigendum.correct"
    form_class = forms.CorrectionForm
    service = corrigenda.correct
    title = gettext_lazy("Correct a place")
    lead = gettext_lazy("Copy the wrong words from the approved text, and write what is to be read instead.")

    def get_form_options(self):
        return {"minutes": self.record.minutes}


class CorrigendumPaperApproval(PaperApproval):
    """Record the signed scan of a corrigendum."""

    permission = "meetings.record_paper_approval_of_corrigendum"
    model = Corrigendum


@require_POST
def uncorrect(request, pk):
    """Take a correction out."""
    row = get_for_user(request, Correction, by_verb=True, pk=pk)
    back = row.corrigendum.get_absolute_url()
    return call_and_redirect(request, lambda: corrigenda.uncorrect(row, by=request.user), back=back)


@require_POST
def discard(request, pk):
    """Throw a corrigendum away that was never sent."""
    row = get_for_user(request, Corrigendum, by_verb=True, pk=pk)
    back = row.minutes.get_absolute_url()
    done = _("The corrigendum is discarded.")
    return call_and_redirect(request, lambda: corrigenda.discard(row, by=request.user), back=back, done=done)


@require_POST
def approve(request, pk):
    """A co-chair approves."""
    row = get_for_user(request, Corrigendum, by_verb=True, pk=pk)
    service = partial(approvals.approve, digest=request.POST.get("digest", ""))
    return take_answer(request, row, service, says=what_happens_next)


@require_POST
def return_with_remark(request, pk):
    """A co-chair returns the corrigendum."""
    row = get_for_user(request, Corrigendum, by_verb=True, pk=pk)
    digest, remark = request.POST.get("digest", ""), request.POST.get("note", "")
    service = partial(approvals.return_with_remark, digest=digest, note=remark)
    return take_answer(request, row, service, says=what_follows_the_remark)


def scan(request, pk, approval):
    """The signed scan of an approval."""
    return send_scan(request, get_for_user(request, Corrigendum, among=WITH_MINUTES, pk=pk), approval)


def file(request, pk, language, file_format):
    """Download the corrigendum, or see how far the job is."""
    refuse_unknown(language, file_format)
    row = get_for_user(request, Corrigendum, among=WITH_MINUTES, pk=pk)
    state_url = reverse("meetings:corrigendum-file-state", args=[pk, language, file_format])
    return send_paper(request, row, language, file_format, state_url=state_url)


def file_state(request, pk, language, file_format):
    """The state of the job, for the page that waits."""
    refuse_unknown(language, file_format)
    row = get_for_user(request, Corrigendum, among=WITH_MINUTES, pk=pk)
    file_url = reverse("meetings:corrigendum-file", args=[pk, language, file_format])
    return state_of_file(request, how_to_ask(request, row, language, file_format), file_url=file_url)
