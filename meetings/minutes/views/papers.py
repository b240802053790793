"""What pages of minutes and of corrigenda share: answers of those asked, the signed paper, files."""

from collections.abc import Callable
from functools import partial

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iiwg.documents.enums import Format
from iiwg.documents.views import file_or_wait
from iiwg.documents.views import send as send_file
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.languages import SITE_LANGUAGES
from iiwg.workflow.rooms import visible_to
from meetings.minutes import forms
from meetings.minutes.enums import ApprovalState
from meetings.minutes.models import Approval
from meetings.minutes.services import approvals, printing
from meetings.minutes.texts.papers import Paper
from members.terms.texts import by_chairs_lazy

SEE_MEETINGS = "meetings.view_meetings"


def take_answer(request, paper: Paper, service, *, says: Callable[[Paper], str]):
    """The answer of a co-chair; one of an earlier time, who has left the group since, goes home after it.

    says: what the answer did, told after it.
    """
    back = paper.get_absolute_url() if request.user.has_perm(SEE_MEETINGS) else "/"
    return call_and_redirect(
        request, lambda: service(paper, by=request.user), back=back, done=lazy(says, str)(paper)
    )


def what_happens_next(paper: Paper) -> str:
    """What an approval did: others are still asked, or the secretariat publishes."""
    asked = paper.approvals.filter(round=paper.round, state=ApprovalState.ASKED)
    terms = [approval.chairing_term for approval in asked.select_related("chairing_term__institution")]
    if terms:
        places = "; ".join(str(term.institution) for term in terms)
        return _("Thank you. Your approval is recorded. Still asked: %(institutions)s.") % {
            "institutions": places
        }
    return _(
        "Thank you. Your approval is recorded. The text is approved: the secretariat publishes it, and the "
        "members get a letter."
    )


def what_follows_the_remark(paper: Paper) -> str:
    """What a return did."""
    return _(
        "The text is returned. The secretariat has your remark; you are asked again when the text is corrected."
    )


def asked_about(paper: Paper):
    """Who was asked to approve a paper, the last round first."""
    return paper.approvals.select_related("chairing_term__institution", "decided_by").order_by("-round", "id")


def last_remark(paper: Paper) -> Approval | None:
    """The approval with the last remark that sent a paper back."""
    return paper.approvals.filter(state=ApprovalState.RETURNED).order_by("-id").first()


def offered(paper: Paper) -> list[tuple[str, str, str]]:
    """What files of a paper are offered: the format, the language, what such a file is called."""
    return [
        (str(file_format), code, printing.label_of_file(paper, code))
        for code in SITE_LANGUAGES
        for file_format in Format
    ]


class PaperApproval(FormPage):
    """Record the signed scan of a paper."""

    form_class = forms.PaperApprovalForm
    title = gettext_lazy("Record the approval signed on paper")
    submit = gettext_lazy("Record the approval")
    done = by_chairs_lazy(
        gettext_lazy("The approval is recorded on behalf of the chair."),
        gettext_lazy("The approval is recorded on behalf of the co-chair."),
    )

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


def send_scan(request, paper: Paper, approval: int):
    """The signed scan of an approval."""
    answers = visible_to(request.user, Approval).filter(pk__in=paper.approvals.values("pk"))
    return send_file(get_object_or_404(answers.filter(scan__isnull=False), pk=approval).scan)


def how_to_ask(request, paper: Paper, language: str, file_format: str):
    """How to ask for the file of a paper in a language and format."""
    return partial(printing.ask_for_file, paper, language, file_format, by=request.user)


def refuse_unknown(language: str, file_format: str) -> None:
    """A language or format in which nothing is printed has no page."""
    if file_format not in Format.values or language not in SITE_LANGUAGES:
        raise Http404


def send_paper(request, paper: Paper, language: str, file_format: str, *, state_url: str) -> HttpResponseBase:
    """The file of a paper, or a page that says how far the job is."""
    return file_or_wait(
        request,
        how_to_ask(request, paper, language, file_format),
        name=printing.printed(paper, language).file_name,
        state_url=state_url,
        back=paper.get_absolute_url(),
    )
