"""Pages of the List of Participating Institutions: on any day, its versions, the next one."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.documents.enums import Format
from iiwg.documents.rendering import render_text
from iiwg.documents.views import answer_made
from iiwg.pages.acting import act, form_page
from iiwg.pages.dates import long_date
from iiwg.pages.gate import fetch
from iiwg.workflow.buttons import moves
from members.chairs.services import chairs
from members.institutions.models import Institution
from members.seats.forms import InstitutionForVersion, ProvisionalListForm
from members.seats.models import LpiVersion
from members.seats.services import lpi
from members.seats.texts import lpi_html
from members.seats.views.overview import asked_day


def lpi_page(request):
    """The list that applies on a day, as it is printed, and the chain of its versions."""
    day = asked_day(request)
    version = lpi.on(day)
    context = {
        "version": version,
        "html": lpi_html(version, get_language(), day) if version else "",
        "day": day,
        "versions": LpiVersion.objects.all(),
        "prepared": LpiVersion.objects.filter(status__in=lpi.PREPARED).first(),
        "can_change": request.user.has_perm("members.change_lpi"),
    }
    return render(request, "members/seats/lpi/list.html", context)


def lpi_file(request, kind):
    """Annex 1 on paper, as valid on a day."""
    day = asked_day(request)
    version = lpi.on(day)
    if version is None:
        return redirect(reverse("members:lpi"))
    return _file(version, day, kind)


def version_file(request, pk, kind):
    """One version as Annex 1."""
    version = fetch(request, LpiVersion.objects.all(), pk=pk)
    return _file(version, version.starts_on or asked_day(request), kind)


def _file(version, day, kind):
    if kind not in Format.values:
        raise Http404
    title = _("List of Participating Institutions")
    html = lpi_html(version, get_language(), day)
    footnote = _("Valid on %(day)s") % {"day": long_date(day, get_language())}
    content = render_text(html, format=kind, language=get_language(), title=title, footnote=footnote)
    return answer_made(content, f"LPI-{version.number}-{day}", kind)


def version_page(request, pk):
    """One version: its institutions, what it changes, on what it rests; a draft is changed here."""
    version = fetch(request, LpiVersion.objects.select_related("basis_document"), pk=pk)
    before = LpiVersion.objects.filter(number__lt=version.number).first()
    changes = lpi.differences(before, version) if before else None
    context = {
        "version": version,
        "entries": version.entries.select_related("institution").prefetch_related("institution__names"),
        "before": before,
        "differences": changes,
        "chairing": chairs.still_chairing(changes["taken_off"]) if changes else [],
        "moves": [move for move in moves(version, request.user) if move.allowed],
        "can_change": version.status == "draft" and request.user.has_perm("members.change_lpi", version),
        "form": InstitutionForVersion(version=version),
        "history": history_of(version),
    }
    return render(request, "members/seats/lpi/version.html", context)


@require_POST
def prepare(request):
    """Prepare the next version."""
    made = []
    answer = act(request, lambda: made.append(lpi.prepare_next(by=request.user)), back=reverse("members:lpi"))
    return redirect(reverse("members:lpi-version", args=[made[0].pk])) if made else answer


def entry_add(request, pk):
    """Put an institution on a draft."""
    version = fetch(request, LpiVersion.objects.all(), pk=pk)
    return form_page(
        request,
        InstitutionForVersion(request.POST or None, version=version),
        title=_("Add an institution to the list"),
        submit=_("Add"),
        save=lambda data: lpi.add(version, data["institution"], note=data["note"], by=request.user),
        back=reverse("members:lpi-version", args=[pk]),
        done=_("The institution is on the draft."),
    )


@require_POST
def entry_off(request, pk, institution):
    """Take an institution off a draft."""
    version = fetch(request, LpiVersion.objects.all(), pk=pk)
    place = Institution.objects.filter(pk=institution).first()
    if place is None:
        raise Http404
    return act(
        request,
        lambda: lpi.take_off(version, place, by=request.user),
        back=reverse("members:lpi-version", args=[pk]),
        done=_("The institution is taken off the draft."),
    )


def _verb(request, pk, verb, done, **options):
    version = fetch(request, LpiVersion.objects.all(), pk=pk, **options)
    back = reverse("members:lpi-version", args=[pk])
    return act(request, lambda: verb(version, by=request.user), back=back, done=done)


@require_POST
def propose(request, pk):
    """Propose the list to a meeting."""
    done = _("The list waits for a decision. Choose it at the decided line of the minutes.")
    return _verb(request, pk, lpi.propose, done, by_engine=True)


@require_POST
def take_back(request, pk):
    """Take a proposed list back."""
    return _verb(request, pk, lpi.take_back, _("The list is a draft again."), by_engine=True)


@require_POST
def discard(request, pk):
    """Throw a draft away."""
    version = fetch(request, LpiVersion.objects.all(), pk=pk)
    return act(
        request,
        lambda: lpi.discard(version, by=request.user),
        back=reverse("members:lpi"),
        done=_("The draft is discarded."),
    )


def apply(request, pk):
    """Apply a list provisionally, while the group is being founded."""
    version = fetch(request, LpiVersion.objects.all(), pk=pk)
    return form_page(
        request,
        ProvisionalListForm(request.POST or None),
        title=_("Apply provisionally"),
        lead=_("Only where no list applies yet, or where the Terms of Reference ask for no decision."),
        submit=_("Apply provisionally"),
        save=lambda data: lpi.apply_provisionally(version, by=request.user, **data),
        back=reverse("members:lpi-version", args=[pk]),
        done=_("The list applies from this day."),
    )
