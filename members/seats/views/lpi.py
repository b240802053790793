"""Pages of the List of Participating Institutions: on any day, its versions, the next one."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.documents.enums import Format
from iiwg.documents.rendering import render_text
from iiwg.documents.views import answer_made
from iiwg.documents.words import draft_word
from iiwg.pages import query_params
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.dates import long_date
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.workflow.buttons import moves
from members.chairs.services import chairs
from members.institutions.models import Institution
from members.seats.forms import InstitutionForVersion, ProvisionalListForm
from members.seats.models import LpiVersion
from members.seats.panels import overtaken
from members.seats.services import lpi
from members.seats.texts.lists import lpi_html
from members.seats.views.overview import chosen_day
from members.seats.workflow import LPI


def lpi_page(request):
    """The list that applies on a day, as it is printed, and the chain of its versions."""
    day = chosen_day(request)
    version = lpi.on(day)
    context = {
        "version": version,
        "html": lpi_html(version, get_language(), day) if version else "",
        "versions": LpiVersion.objects.all(),
        "day": day,
        "overtaken": overtaken(request.user, day),
    }
    return render(request, "members/seats/lpi/list.html", context)


def lpi_file(request, kind):
    """Annex 1 on paper, as valid on a day."""
    day = chosen_day(request)
    version = lpi.on(day)
    if version is None:
        return redirect(reverse("members:lpi"))
    return _file(request, version, day, kind)


def version_file(request, pk, kind):
    """One version as Annex 1."""
    version = get_for_user(request, LpiVersion, pk=pk)
    return _file(request, version, version.starts_on or chosen_day(request), kind)


def _file(request, version, day, kind):
    if kind not in Format.values:
        raise Http404
    language = query_params.language(request)
    with translation.override(language):
        title = gettext("List of Participating Institutions")
        valid = gettext("Valid on %(day)s") % {"day": long_date(day, language)}
    content = render_text(
        lpi_html(version, language, day),
        format=kind,
        language=language,
        title=title,
        watermark=draft_word(language) if version.is_prepared else "",
        footnote="" if version.is_prepared else valid,
    )
    return answer_made(content, f"LPI-{version.number}-{day}", kind)


def version_page(request, pk):
    """One version: its institutions, what it changes, on what it rests; a draft is changed here."""
    version = get_for_user(request, LpiVersion, pk=pk)
    before = lpi.before(version)
    changes = lpi.differences(before, version) if before else None
    context = {
        "version": version,
        "entries": version.entries.select_related("institution").prefetch_related("institution__names"),
        "before": before,
        "differences": changes,
        "chairing": chairs.still_chairing(changes["taken_off"]) if changes else [],
        "moves": [move for move in moves(version, request.user) if move.allowed],
        "can_change": version.is_draft and request.user.has_perm("members.change_lpi", version),
        "form": InstitutionForVersion(version=version),
        "history": history_of(version),
    }
    return render(request, "members/seats/lpi/version.html", context)


@require_POST
def prepare(request):
    """Prepare the next version."""
    made = []
    answer = call_and_redirect(
        request, lambda: made.append(lpi.prepare_next(by=request.user)), back=reverse("members:lpi")
    )
    return redirect(made[0]) if made else answer


class EntryAdd(FormPage):
    """Put an institution on a draft."""

    act = "members.lpiversion.change"
    model = LpiVersion
    form_class = InstitutionForVersion
    service = lpi.add
    title = _("Add an institution to the list")
    submit = _("Add")
    done = _("The institution is on the draft.")
    back = "members:lpi-version"

    def get_form_options(self):
        return {"version": self.record}


@require_POST
def entry_off(request, pk, institution):
    """Take an institution off a draft."""
    version = get_for_user(request, LpiVersion, pk=pk)
    listed = Institution.objects.filter(pk=institution).first()
    if listed is None:
        raise Http404
    return call_and_redirect(
        request,
        lambda: lpi.take_off(version, listed, by=request.user),
        back=version.get_absolute_url(),
        done=_("The institution is taken off the draft."),
    )


@require_POST
def discard(request, pk):
    """Throw a draft away."""
    version = get_for_user(request, LpiVersion, pk=pk)
    return call_and_redirect(
        request,
        lambda: lpi.discard(version, by=request.user),
        back=reverse("members:lpi"),
        done=_("The draft is discarded."),
    )


class ApplyProvisionally(FormPage):
    """Apply a list provisionally, while the group is being founded."""

    permission = LPI["apply"].permission
    model = LpiVersion
    form_class = ProvisionalListForm
    service = lpi.apply_provisionally
    title = _("Apply provisionally")
    lead = _("Only where no list applies yet, or where the Terms of Reference ask for no decision.")
    submit = _("Apply provisionally")
    done = _("The list applies from this day.")
    back = "members:lpi-version"
