"""Pages of the chairs: the calendar of the rotation, the officials, deputies, turns skipped or swapped."""

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
from members.chairs import forms
from members.chairs.models import ChairingTerm, Delegation
from members.chairs.services import chairs, delegation
from members.chairs.services import rotation as calendar
from members.terms.services import terms


def chairs_page(request):
    """The calendar of the chairs: who leads, who is beside or next, gaps, officials not named yet."""
    now = chairs.leading()
    beside = chairs.beside(now, today()) if now else None
    context = {
        "calendar": calendar.calendar(),
        "now": now,
        "beside": beside,
        "chairing": [now, beside],
        "following": chairs.incoming(),
        "version": terms.on(),
        "can_change": request.user.has_perm("members.change_chairs"),
        "today": today(),
    }
    return render(request, "members/chairs/page.html", context)


def rotation(request):
    """Generate the rotation."""
    version = terms.on()

    def save(data):
        chairs.generate_rotation(version, by=request.user, **data)

    return form_page(
        request,
        forms.RotationForm(request.POST or None),
        title=_("Generate the rotation"),
        lead=_("One institution of the pool after the other, in the order of the Terms of Reference."),
        submit=_("Generate the rotation"),
        save=save,
        back=reverse("members:chairs"),
        done=_("The rotation is generated. Name the officials as their letters arrive."),
    )


def chairing_term_add(request):
    """Record one chairing term."""

    def save(data):
        chairs.add(terms.on(data["starts_on"]) or terms.on(), by=request.user, **data)

    return form_page(
        request,
        forms.ChairingTermForm(request.POST or None),
        title=_("Record a chairing term"),
        submit=_("Record the term"),
        save=save,
        back=reverse("members:chairs"),
        done=_("The chairing term is recorded."),
    )


def official(request, pk):
    """Name the official who chairs."""
    term = fetch(request, _terms(), pk=pk)

    def save(data):
        document = keep_if_given(data["scan"], by=request.user)
        letter = chairs.OfficialLetter(data["number"], data["date"], document)
        chairs.name_official(term, data["person"], letter=letter, by=request.user)

    return form_page(
        request,
        forms.OfficialForm(request.POST or None, request.FILES or None, initial={"person": term.person_id}),
        title=_("Name the senior official"),
        lead=_("%(term)s. Of a turn under way the official chairs from today on.") % {"term": term},
        submit=_("Save"),
        save=save,
        back=reverse("members:chairs"),
        done=_("Saved."),
    )


def official_letter(request, pk):
    """The scan of the letter that named the official."""
    term = fetch(request, ChairingTerm.objects.select_related("document"), pk=pk)
    if term.document is None:
        raise Http404
    return send_file(term.document)


def _terms():
    return ChairingTerm.objects.select_related("institution", "person", "terms").prefetch_related(
        "institution__names"
    )


def delegate(request, pk):
    """Let a deputy act for the co-chair."""
    term = fetch(request, _terms(), pk=pk)

    def save(data):
        scan = data.pop("scan")
        document = keep_if_given(scan, by=request.user)
        delegation.delegate(term, data.pop("person"), document=document, by=request.user, **data)

    return form_page(
        request,
        forms.DelegationForm(
            request.POST or None,
            request.FILES or None,
            initial={"starts_on": max(today(), term.starts_on), "ends_on": term.ends_on},
        ),
        title=_("Let a deputy act"),
        lead=_(
            "%(term)s. The deputy approves minutes and sees what the co-chair sees, until the last day or until it is "
            "withdrawn."
        )
        % {"term": f"{term} – {term.person}" if term.person else str(term)},
        submit=_("Let the deputy act"),
        save=save,
        back=reverse("members:chairs"),
        done=_("The deputy may act. You can withdraw it at any time."),
    )


@require_POST
def withdraw(request, pk):
    """End a delegation at once."""
    row = fetch(request, Delegation.objects.select_related("term__person"), pk=pk)
    return act(
        request,
        lambda: delegation.withdraw(row, by=request.user),
        back=reverse("members:chairs"),
        done=_("The delegation is withdrawn."),
    )


def skip(request, pk):
    """Pass a turn on."""
    term = fetch(request, _terms(), pk=pk)
    return form_page(
        request,
        forms.GroundForm(request.POST or None, term=term),
        title=_("Pass the turn on"),
        lead=_("%(institution)s passes its turn on: those after it move up.")
        % {"institution": term.institution},
        submit=_("Pass the turn on"),
        save=lambda data: calendar.skip(term, by=request.user, **data),
        back=reverse("members:chairs"),
        done=_("The turn is passed on. The ground is recorded."),
    )


def swap(request, pk):
    """Swap two turns."""
    term = fetch(request, _terms(), pk=pk)
    return form_page(
        request,
        forms.SwapForm(request.POST or None, term=term),
        title=_("Swap two turns"),
        lead=str(term.institution),
        submit=_("Swap"),
        save=lambda data: calendar.swap(term, data.pop("other"), by=request.user, **data),
        back=reverse("members:chairs"),
        done=_("The turns are swapped. The ground is recorded."),
    )
