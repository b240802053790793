"""Pages of minutes: read, write, send, approve, download."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.documents.views import state_of_file
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.workflow.buttons import moves
from meetings.attendance.services import quorum_in_words
from meetings.meeting.models import Meeting
from meetings.minutes import forms
from meetings.minutes.enums import ApprovalState
from meetings.minutes.models import Minutes
from meetings.minutes.rules import (
    is_asked,
    may_answer,
    own_term_asked,
    visible_corrigenda,
    visible_minutes,
    why_no_answer,
    with_corrigenda,
)
from meetings.minutes.services import answers, approvals, lines, printing
from meetings.minutes.services.readiness import readiness, warnings
from meetings.minutes.texts import reading
from meetings.minutes.texts.minutes import lines_of, minutes_html
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
from members.seats.services import lpi

WITH_MEETING = Minutes.objects.select_related("meeting")


def minutes_page(request, pk):
    """The minutes of a meeting: where they stand, who is asked, the text, the files."""
    meeting = get_for_user(request, Meeting, pk=pk)
    seen = visible_minutes(request.user).prefetch_related(with_corrigenda(request.user))
    minutes = seen.filter(meeting=meeting).first()
    if minutes is None:
        if not request.user.has_perm("meetings.edit_minutes"):
            raise Http404
        return redirect(reverse("meetings:minutes-start", args=[pk]))
    text = printing.fixed_text(minutes, get_language())
    authoritative = minutes.texts.filter(authoritative=True).order_by("-round").first()
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "html": text.document.html if text else minutes_html(minutes, get_language()),
        "files": offered(minutes),
        "is_draft": not minutes.is_sealed,
        "digest": authoritative.document.sha256 if authoritative and text else "",
        "approvals": asked_about(minutes),
        "moves": moves(minutes, request.user) if request.user.has_perm("meetings.edit_minutes") else [],
        "quorum": quorum_in_words(meeting) if minutes.is_being_written else [],
        "missing": readiness(minutes) if minutes.is_being_written else [],
        "warnings": warnings(minutes) if minutes.is_being_written else [],
        "can_edit": request.user.has_perm("meetings.edit_minutes", minutes) and minutes.is_being_written,
        "can_paper": minutes.is_waiting and request.user.has_perm("meetings.record_paper_approval", minutes),
        "may_approve": may_answer(request.user, minutes),
        "remark": last_remark(minutes),
        "unchanged": reading.is_as_returned(minutes),
        "corrigenda": visible_corrigenda(request.user).filter(minutes=minutes),
        "can_correct": minutes.is_sealed and request.user.has_perm("meetings.correct_minutes", minutes),
        "history": history_of(minutes),
    }
    return render(request, "meetings/minutes/page.html", context)


class MinutesStart(FormPage):
    """Begin the minutes."""

    act = "meetings.minutes.start"
    model = Meeting
    form_class = forms.StartMinutesForm
    service = lines.start
    title = gettext_lazy("Write the minutes")
    lead = gettext_lazy("In which language do you write? Headings and fixed words are printed in all three.")
    submit = gettext_lazy("Begin")
    done = ""
    back = "meetings:meeting"

    def get_initial(self):
        preferred = self.record.terms.authoritative_language if self.record.terms else ""
        return {"language": preferred or self.request.user.language}

    def get_next(self, made):
        return reverse("meetings:minutes-edit", args=[made.meeting_id])


def approve_page(request, pk):
    """For a phone and five minutes: the text, Approve, Return with a remark."""
    among = WITH_MEETING.prefetch_related(with_corrigenda(request.user))
    minutes = get_for_user(request, Minutes, among=among, meeting_id=pk)
    text = minutes.texts.filter(authoritative=True).order_by("-round").select_related("document").first()
    if text is None or minutes.is_being_written:
        return redirect(minutes.get_absolute_url())
    context = {
        "meeting": minutes.meeting,
        "minutes": minutes,
        "text": text,
        "decided": reading.what_is_decided(minutes),
        "changes": reading.changed_since_last_round(minutes),
        "remark": minutes.approvals.filter(state=ApprovalState.RETURNED, round__lt=minutes.round)
        .order_by("-id")
        .first(),
        "lists": [
            (line.lpi_version, lpi.differences(lpi.on(line.adopts_from - lpi.ONE_DAY), line.lpi_version))
            for line in lines_of(minutes)
            if line.lpi_version
        ],
        "may_approve": may_answer(request.user, minutes),
        "own_term": own_term_asked(request.user, minutes),
        "deputy_of": answers.spoken_for(minutes, request.user),
        "why_not": why_no_answer(request.user, minutes) if is_asked(request.user, minutes) else "",
    }
    return render(request, "meetings/minutes/approve.html", context)


@require_POST
def approve(request, pk):
    """A co-chair approves."""
    minutes = get_for_user(request, Minutes, by_verb=True, meeting_id=pk)
    service = partial(approvals.approve, digest=request.POST.get("digest", ""))
    return take_answer(request, minutes, service, says=what_happens_next)


@require_POST
def return_with_remark(request, pk):
    """A co-chair returns the text."""
    minutes = get_for_user(request, Minutes, by_verb=True, meeting_id=pk)
    digest, remark = request.POST.get("digest", ""), request.POST.get("note", "")
    service = partial(approvals.return_with_remark, digest=digest, note=remark)
    return take_answer(request, minutes, service, says=what_follows_the_remark)


class MinutesPaperApproval(PaperApproval):
    """Record the signed scan of minutes."""

    permission = "meetings.record_paper_approval"
    model = Minutes

    def get_record(self):
        return get_for_user(self.request, Minutes, meeting_id=self.kwargs["pk"])


def scan(request, pk, approval):
    """The signed scan of an approval."""
    return send_scan(request, get_for_user(request, Minutes, among=WITH_MEETING, meeting_id=pk), approval)


def file(request, pk, language, file_format):
    """Download the minutes, or see how far the job is."""
    refuse_unknown(language, file_format)
    minutes = get_for_user(request, Minutes, among=WITH_MEETING, meeting_id=pk)
    state_url = reverse("meetings:minutes-file-state", args=[pk, language, file_format])
    return send_paper(request, minutes, language, file_format, state_url=state_url)


def file_state(request, pk, language, file_format):
    """The state of the job, for the page that waits."""
    refuse_unknown(language, file_format)
    minutes = get_for_user(request, Minutes, among=WITH_MEETING, meeting_id=pk)
    file_url = reverse("meetings:minutes-file", args=[pk, language, file_format])
    return state_of_file(request, how_to_ask(request, minutes, language, file_format), file_url=file_url)
