"""Pages of minutes: read, write, send, approve, download."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.documents.enums import Format
from iiwg.documents.views import file_or_wait, state_of_file
from iiwg.documents.views import send as send_file
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.pages.languages import SITE_LANGUAGES
from iiwg.workflow.buttons import moves
from iiwg.workflow.rooms import visible_to
from meetings.attendance.services import quorum_in_words
from meetings.meeting.models import Meeting
from meetings.meeting.rules import term_ids
from meetings.minutes import forms
from meetings.minutes.enums import ApprovalState
from meetings.minutes.models import Approval, Minutes
from meetings.minutes.rules import visible_minutes
from meetings.minutes.services import approvals, lines, printing
from meetings.minutes.services.readiness import readiness
from meetings.minutes.texts import reading
from meetings.minutes.texts.minutes import lines_of, minutes_html
from members.seats.services import lpi
from members.terms.texts import by_chairs_lazy

SEE_MEETINGS = "meetings.view_meetings"
WITH_MEETING = Minutes.objects.select_related("meeting")


def minutes_page(request, pk):
    """The minutes of a meeting: where they stand, who is asked, the text, the files."""
    meeting = get_for_user(request, Meeting, pk=pk)
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
        "files": [(code, printing.label_of_file(minutes, code)) for code in SITE_LANGUAGES],
        "is_draft": not minutes.is_sealed,
        "digest": authoritative.document.sha256 if authoritative and text else "",
        "approvals": minutes.approvals.select_related("chairing_term__institution", "decided_by").order_by(
            "-round", "id"
        ),
        "moves": moves(minutes, request.user) if request.user.has_perm("meetings.edit_minutes") else [],
        "quorum": quorum_in_words(meeting) if minutes.is_being_written else [],
        "missing": readiness(minutes) if minutes.is_being_written else [],
        "can_edit": request.user.has_perm("meetings.edit_minutes", minutes) and minutes.is_being_written,
        "can_paper": minutes.is_waiting and request.user.has_perm("meetings.record_paper_approval", minutes),
        "may_approve": minutes.is_waiting and request.user.has_perm("meetings.approve_minutes", minutes),
        "remark": minutes.approvals.filter(state=ApprovalState.RETURNED).order_by("-id").first(),
        "formats": [str(file_format) for file_format in Format],
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


def _answer(request, pk, service, what_happens_next):
    """The answer of a co-chair; one of an earlier time, who has left the group since, goes home after it."""
    minutes = get_for_user(request, Minutes, by_verb=True, meeting_id=pk)
    back = minutes.get_absolute_url() if request.user.has_perm(SEE_MEETINGS) else "/"
    return call_and_redirect(
        request,
        lambda: service(minutes, by=request.user),
        back=back,
        done=lazy(what_happens_next, str)(minutes),
    )


def approve_page(request, pk):
    """For a phone and five minutes: the text, Approve, Return with a remark."""
    minutes = get_for_user(request, Minutes, among=WITH_MEETING, meeting_id=pk)
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
        "may_approve": minutes.is_waiting and request.user.has_perm("meetings.approve_minutes", minutes),
        "deputy_of": _official_spoken_for(minutes, request.user),
    }
    return render(request, "meetings/minutes/approve.html", context)


def _official_spoken_for(minutes: Minutes, user) -> str:
    """The official on whose behalf a deputy answers; "" where the official does, or nobody is asked."""
    asked = minutes.approvals.filter(
        round=minutes.round, state=ApprovalState.ASKED, chairing_term_id__in=term_ids(user)
    )
    first = asked.select_related("chairing_term__person").order_by("pk").first()
    official = first.chairing_term.person if first else None
    return str(official) if official and official.user_id != user.pk else ""


@require_POST
def approve(request, pk):
    """A co-chair approves."""
    service = partial(approvals.approve, digest=request.POST.get("digest", ""))
    return _answer(request, pk, service, _what_happens_next)


def _what_happens_next(minutes: Minutes) -> str:
    """What an approval did: others are still asked, or the secretariat publishes."""
    asked = minutes.approvals.filter(round=minutes.round, state=ApprovalState.ASKED)
    terms = [approval.chairing_term for approval in asked.select_related("chairing_term__institution")]
    if terms:
        places = "; ".join(str(term.institution) for term in terms)
        return _("Thank you. Your approval is recorded. Still asked: %(institutions)s.") % {
            "institutions": places
        }
    return _(
        "Thank you. Your approval is recorded. The minutes are approved: the secretariat publishes them, and the "
        "members get a letter."
    )


@require_POST
def return_with_remark(request, pk):
    """A co-chair returns the text."""
    digest, remark = request.POST.get("digest", ""), request.POST.get("note", "")
    service = partial(approvals.return_with_remark, digest=digest, note=remark)
    return _answer(request, pk, service, _what_follows_the_remark)


def _what_follows_the_remark(minutes: Minutes) -> str:
    """What a return did."""
    return _(
        "The minutes are returned. The secretariat has your remark; you are asked again when the text is corrected."
    )


class PaperApproval(FormPage):
    """Record the signed scan."""

    permission = "meetings.record_paper_approval"
    model = Minutes
    form_class = forms.PaperApprovalForm
    title = gettext_lazy("Record the approval signed on paper")
    submit = gettext_lazy("Record the approval")
    done = by_chairs_lazy(
        gettext_lazy("The approval is recorded on behalf of the chair."),
        gettext_lazy("The approval is recorded on behalf of the co-chair."),
    )

    def get_record(self):
        return get_for_user(self.request, Minutes, meeting_id=self.kwargs["pk"])

    def get_form_options(self):
        waiting = self.record.approvals.filter(round=self.record.round, state=ApprovalState.ASKED)
        return {"approvals": waiting.select_related("chairing_term__institution")}

    def get_initial(self):
        first = self.get_form_options()["approvals"].first()
        return {"digest": first.digest, "approval": first.pk} if first else {}

    def get_lead(self):
        begins = self.get_initial().get("digest", "")[:12] or "—"
        return _("The scan must be of exactly this text: its digest begins with %(digest)s.") % {
            "digest": begins
        }

    def save(self, form):
        data = form.cleaned_data
        term = data["approval"].chairing_term
        return approvals.approve_on_paper(
            self.record, digest=data["digest"], term=term, scan=data["scan"], by=self.request.user
        )

    def get_back(self):
        return self.record.get_absolute_url()


def scan(request, pk, approval):
    """The signed scan of an approval."""
    minutes = get_for_user(request, Minutes, among=WITH_MEETING, meeting_id=pk)
    answers = visible_to(request.user, Approval).filter(minutes=minutes, scan__isnull=False)
    return send_file(get_object_or_404(answers, pk=approval).scan)


def _minutes_and_rendition(request, pk, language: str, file_format: str):
    """The minutes, and how to ask for their file in a language and format."""
    if file_format not in Format.values or language not in SITE_LANGUAGES:
        raise Http404
    minutes = get_for_user(request, Minutes, among=WITH_MEETING, meeting_id=pk)
    return minutes, partial(printing.ask_for_file, minutes, language, file_format, by=request.user)


def file(request, pk, language, file_format):
    """Download the minutes, or see how far the job is."""
    minutes, ask = _minutes_and_rendition(request, pk, language, file_format)
    return file_or_wait(
        request,
        ask,
        name=printing.printed(minutes, language).file_name,
        state_url=reverse("meetings:minutes-file-state", args=[pk, language, file_format]),
        back=reverse("meetings:minutes", args=[pk]),
    )


def file_state(request, pk, language, file_format):
    """The state of the job, for the page that waits."""
    _minutes, ask = _minutes_and_rendition(request, pk, language, file_format)
    file_url = reverse("meetings:minutes-file", args=[pk, language, file_format])
    return state_of_file(request, ask, file_url=file_url)
