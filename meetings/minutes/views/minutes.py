"""Pages of minutes: read, write, send, approve, download."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.documents.enums import Format
from iiwg.documents.services import keep_file
from iiwg.documents.views import file_or_wait, state_of_file
from iiwg.documents.views import send as send_file
from iiwg.pages.acting import act, form_page
from iiwg.pages.gate import fetch
from iiwg.workflow.buttons import moves
from meetings.meeting.rules import visible_meetings
from meetings.minutes import forms
from meetings.minutes.enums import ApprovalState, MinutesStatus
from meetings.minutes.models import Approval
from meetings.minutes.rules import visible_minutes
from meetings.minutes.services import approvals, lines, printing
from meetings.minutes.services.readiness import missing
from meetings.minutes.texts.minutes import lines_of, minutes_html, minutes_title
from members.seats.services import lpi

SEE_MEETINGS = "meetings.view_meetings"


def minutes_page(request, pk):
    """The minutes of a meeting: where they stand, who is asked, the text, the files."""
    meeting = fetch(request, visible_meetings(request.user), by_engine=True, pk=pk)
    minutes = visible_minutes(request.user).filter(meeting=meeting).first()
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
        "is_draft": not printing.is_sealed(minutes),
        "digest": authoritative.document.sha256 if authoritative and text else "",
        "asked": minutes.approvals.select_related("chairing_term__institution", "decided_by").order_by(
            "-round", "id"
        ),
        "moves": moves(minutes, request.user) if request.user.has_perm("meetings.edit_minutes") else [],
        "missing": missing(minutes) if minutes.status in ("draft", "returned") else [],
        "can_edit": request.user.has_perm("meetings.edit_minutes", minutes)
        and minutes.status in (MinutesStatus.DRAFT, MinutesStatus.RETURNED),
        "can_paper": minutes.status == MinutesStatus.FOR_APPROVAL
        and request.user.has_perm("meetings.record_paper_approval", minutes),
        "may_approve": minutes.status == MinutesStatus.FOR_APPROVAL
        and request.user.has_perm("meetings.approve_minutes", minutes),
        "remark": minutes.approvals.filter(state=ApprovalState.RETURNED).order_by("-id").first(),
        "formats": [str(file_format) for file_format in Format],
        "history": history_of(minutes),
    }
    return render(request, "meetings/minutes/page.html", context)


def minutes_start(request, pk):
    """Begin the minutes."""
    meeting = fetch(request, visible_meetings(request.user), pk=pk)
    back = reverse("meetings:meeting", args=[pk])

    def save(data):
        lines.start(meeting, language=data["language"], by=request.user)
        return reverse("meetings:minutes-edit", args=[pk])

    preferred = meeting.terms.authoritative_language if meeting.terms else ""
    return form_page(
        request,
        forms.StartMinutesForm(
            request.POST or None, initial={"language": preferred or request.user.language}
        ),
        title=_("Write the minutes"),
        lead=_("In which language do you write? Headings and fixed words are printed in all three."),
        submit=_("Begin"),
        save=save,
        back=back,
    )


def _verb(request, pk, service, done):
    """The answer of a co-chair; one of an earlier time, who has left the group since, goes home after it."""
    minutes = fetch(request, visible_minutes(request.user), by_engine=True, meeting_id=pk)
    back = reverse("meetings:minutes", args=[pk]) if request.user.has_perm(SEE_MEETINGS) else "/"
    return act(request, lambda: service(minutes), back=back, done=done)


@require_POST
def minutes_send(request, pk):
    """Send for approval."""
    return _verb_of_minutes(request, pk, approvals.send_for_approval, _("The minutes are sent for approval."))


@require_POST
def minutes_take_back(request, pk):
    """Take back."""
    return _verb_of_minutes(request, pk, approvals.take_back, _("The minutes are a draft again."))


@require_POST
def minutes_publish(request, pk):
    """Publish."""
    return _verb_of_minutes(request, pk, approvals.publish, _("The minutes are published."))


def _verb_of_minutes(request, pk, service, done):
    """Verbs whose address names the minutes themselves."""
    minutes = fetch(request, visible_minutes(request.user), by_engine=True, pk=pk)
    back = reverse("meetings:minutes", args=[minutes.meeting_id])
    return act(request, lambda: service(minutes, by=request.user), back=back, done=done)


def approve_page(request, pk):
    """For a phone and five minutes: the text, Approve, Return with a remark."""
    minutes = fetch(request, visible_minutes(request.user), by_engine=True, meeting_id=pk)
    text = minutes.texts.filter(authoritative=True).order_by("-round").select_related("document").first()
    if text is None or minutes.status in (MinutesStatus.DRAFT, MinutesStatus.RETURNED):
        return redirect(reverse("meetings:minutes", args=[pk]))
    context = {
        "meeting": minutes.meeting,
        "minutes": minutes,
        "text": text,
        "remark": minutes.approvals.filter(state=ApprovalState.RETURNED, round__lt=minutes.round)
        .order_by("-id")
        .first(),
        "lists": [
            (line.lpi_version, lpi.differences(lpi.on(), line.lpi_version))
            for line in lines_of(minutes)
            if line.lpi_version
        ],
        "may_approve": minutes.status == MinutesStatus.FOR_APPROVAL
        and request.user.has_perm("meetings.approve_minutes", minutes),
    }
    return render(request, "meetings/minutes/approve.html", context)


@require_POST
def approve(request, pk):
    """A co-chair approves."""
    digest = request.POST.get("digest", "")
    return _verb(
        request,
        pk,
        lambda minutes: approvals.approve(minutes, digest=digest, by=request.user),
        _("Thank you. Your approval is recorded."),
    )


@require_POST
def return_with_remark(request, pk):
    """A co-chair returns the text."""
    digest, remark = request.POST.get("digest", ""), request.POST.get("note", "")
    return _verb(
        request,
        pk,
        lambda minutes: approvals.return_with_remark(minutes, digest=digest, remark=remark, by=request.user),
        _("The minutes are returned. The secretariat has your remark."),
    )


def paper_approval(request, pk):
    """Record the signed scan."""
    minutes = fetch(request, visible_minutes(request.user), meeting_id=pk)
    asked = minutes.approvals.filter(round=minutes.round, state=ApprovalState.ASKED).select_related(
        "chairing_term__institution"
    )
    first = asked.first()

    def save(data):
        scan = keep_file(data["scan"], by=request.user)
        term = data["approval"].chairing_term
        approvals.approve_on_paper(minutes, digest=data["digest"], term=term, scan=scan, by=request.user)

    initial = {"digest": first.digest if first else "", "approval": first.pk if first else None}
    return form_page(
        request,
        forms.PaperApprovalForm(request.POST or None, request.FILES or None, asked=asked, initial=initial),
        title=_("Record the approval signed on paper"),
        lead=_("The scan must be of exactly this text: its digest begins with %(digest)s.")
        % {"digest": first.digest[:12] if first else "—"},
        submit=_("Record the approval"),
        save=save,
        back=reverse("meetings:minutes", args=[pk]),
        done=_("The approval is recorded on behalf of the co-chair."),
    )


def scan(request, pk, approval):
    """The signed scan of an approval."""
    minutes = fetch(request, visible_minutes(request.user), meeting_id=pk)
    return send_file(get_object_or_404(Approval, pk=approval, minutes=minutes, scan__isnull=False).scan)


def _asked_file(request, pk, language: str, file_format: str):
    """The minutes, and how to ask for their file in a language and format."""
    if file_format not in Format.values or language not in approvals.LANGUAGES:
        raise Http404
    minutes = fetch(request, visible_minutes(request.user), meeting_id=pk)
    return minutes, partial(printing.ask_for_file, minutes, language, file_format, by=request.user)


def file(request, pk, language, file_format):
    """Download the minutes, or see how far the job is."""
    minutes, ask = _asked_file(request, pk, language, file_format)
    return file_or_wait(
        request,
        ask,
        name=minutes_title(minutes, language),
        state_url=reverse("meetings:minutes-file-state", args=[pk, language, file_format]),
        back=reverse("meetings:minutes", args=[pk]),
    )


def file_state(request, pk, language, file_format):
    """The state of the job, for the page that waits."""
    _minutes, ask = _asked_file(request, pk, language, file_format)
    file_url = reverse("meetings:minutes-file", args=[pk, language, file_format])
    return state_of_file(request, ask, file_url=file_url)
