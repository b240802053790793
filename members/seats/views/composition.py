"""Pages of the composition: who sits in the group by which act."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from iiwg.database.models import today
from iiwg.documents.enums import Format
from iiwg.documents.rendering import render_text
from iiwg.documents.views import answer_made
from iiwg.documents.views import send as send_file
from iiwg.documents.words import draft_word
from iiwg.pages import query_params
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from members.seats.forms import CompositionActForm
from members.seats.models import Composition
from members.seats.services import composition
from members.seats.texts.composition import composition_html, composition_title
from members.seats.workflow import COMPOSITION
from members.terms.services import terms


def page(request):
    """The version that applies, and the one that waits for its act."""
    now, waiting = composition.approved(), composition.draft()
    context = {
        "now": now,
        "waiting": waiting,
        "changes": composition.changes(now, waiting) if waiting else None,
        "versions": Composition.objects.prefetch_related(
            "entries__term__person", "entries__term__seat__unit__names"
        ),
        "version": terms.on(),
        "can_change": request.user.has_perm("members.change_membership"),
    }
    return render(request, "members/seats/composition.html", context)


@require_POST
def write(request):
    """Write who sits in the group today."""
    return call_and_redirect(
        request,
        lambda: composition.write(by=request.user),
        back=reverse("members:composition"),
        done=_("The composition holds who sits in the group today."),
    )


class CompositionApprove(FormPage):
    """Record the act."""

    permission = COMPOSITION["approve"].permission
    model = Composition
    form_class = CompositionActForm
    service = composition.approve
    title = _("Record the act that approves the composition")
    submit = _("Record the act")
    done = _("The composition is approved.")
    back = "members:composition"
    back_takes_pk = False

    def get_initial(self):
        return {"act_date": today(), "expected": composition.fingerprint(self.record)}

    def get_lead(self):
        return str(self.record)


def file(request, pk, kind):
    """One version on paper; a draft is marked as one."""
    if kind not in Format.values:
        raise Http404
    version = get_for_user(request, Composition, pk=pk)
    language = query_params.language(request)
    title = composition_title(version, language)
    content = render_text(
        composition_html(version, language),
        format=kind,
        language=language,
        title=title,
        watermark=draft_word(language) if version.is_draft else "",
    )
    return answer_made(content, title, kind)


def document(request, pk):
    """The act."""
    versions = Composition.objects.select_related("document")
    version = get_for_user(request, Composition, among=versions, pk=pk)
    if version.document is None:
        raise Http404
    return send_file(version.document)
