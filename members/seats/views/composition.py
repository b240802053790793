"""Pages of the composition: who sits in the group by which act."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.database.models import today
from iiwg.documents.services import keep_if_given
from iiwg.documents.views import send as send_file
from iiwg.pages.acting import act, form_page
from iiwg.pages.gate import fetch
from members.seats.forms import CompositionActForm
from members.seats.models import Composition
from members.seats.services import composition
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
    return act(
        request,
        lambda: composition.write(by=request.user),
        back=reverse("members:composition"),
        done=_("The composition holds who sits in the group today."),
    )


def approve(request, pk):
    """Record the act."""
    version = fetch(request, Composition.objects.all(), pk=pk)

    def save(data):
        scan = data.pop("scan")
        document = keep_if_given(scan, by=request.user)
        composition.approve(version, document=document, by=request.user, **data)

    return form_page(
        request,
        CompositionActForm(
            request.POST or None,
            request.FILES or None,
            initial={"act_date": today(), "expected": composition.fingerprint(version)},
        ),
        title=_("Record the act that approves the composition"),
        lead=str(version),
        submit=_("Record the act"),
        save=save,
        back=reverse("members:composition"),
        done=_("The composition is approved."),
    )


def document(request, pk):
    """The act."""
    version = fetch(request, Composition.objects.select_related("document"), pk=pk)
    if version.document is None:
        raise Http404
    return send_file(version.document)
