"""Pages of the chairs: the calendar of the rotation, the officials, deputies, turns skipped or swapped."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.database.models import today
from iiwg.documents.views import send as send_file
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from members.chairs import forms
from members.chairs.models import ChairingTerm, Delegation
from members.chairs.services import chairs, delegation, officials, rotation, turns
from members.terms.services import terms
from members.terms.texts import by_chairs

AWAY = timedelta(weeks=2)  # a leave or a mission; who does not look hands over days, not the whole turn


def chairs_page(request):
    """The calendar of the chairs: who leads, who is beside or next, gaps, officials not named yet."""
    now = chairs.leading()
    beside = chairs.beside(now, today()) if now else None
    calendar = rotation.calendar()
    context = {
        "calendar": calendar,
        "history": history_of(*(row for row in calendar if isinstance(row, ChairingTerm))),
        "now": now,
        "beside": beside,
        "chairing": [now, beside],
        "following": chairs.incoming(),
        "version": terms.on(),
        "can_change": request.user.has_perm("members.change_chairs"),
        "today": today(),
    }
    return render(request, "members/chairs/page.html", context)


def official_letter(request, pk):
    """The scan of the letter that named the official."""
    return _scan(request, pk, "document")


def end_letter(request, pk):
    """The scan of the letter or act that ended the turn."""
    return _scan(request, pk, "end_document")


def _scan(request, pk, field):
    with_scan = ChairingTerm.objects.select_related(field)
    term = get_for_user(request, ChairingTerm, among=with_scan, pk=pk)
    document = getattr(term, field)
    if document is None:
        raise Http404
    return send_file(document)


@require_POST
def withdraw(request, pk):
    """End a delegation at once."""
    row = get_for_user(request, Delegation, among=Delegation.objects.select_related("term__person"), pk=pk)
    return call_and_redirect(
        request,
        lambda: delegation.withdraw(row, by=request.user),
        back=reverse("members:chairs"),
        done=_("The delegation is withdrawn."),
    )


class ChairsPage(FormPage):
    """A form after which the reader is back at the calendar of the chairs."""

    back = "members:chairs"
    back_takes_pk = False


class RotationPage(ChairsPage):
    """Generate the rotation."""

    act = "members.chairingterm.generate"
    form_class = forms.RotationForm
    title = submit = gettext_lazy("Generate the rotation")
    lead = gettext_lazy(
        "One institution of the pool after the other, in the order of the Terms of Reference."
    )
    done = gettext_lazy("The rotation is generated. Name the officials as their letters arrive.")

    def get_initial(self):
        version = terms.on()
        return {"starts_on": version.rotation_start if version else None}

    def save(self, form):
        return turns.generate_rotation(turns.version_of_today(), by=self.request.user, **form.cleaned_data)


class TurnAddPage(ChairsPage):
    """Record one chairing term."""

    act = "members.chairingterm.add"
    form_class = forms.ChairingTermForm
    title = gettext_lazy("Record a chairing term")
    submit = gettext_lazy("Record the term")
    done = gettext_lazy("The chairing term is recorded.")

    def save(self, form):
        version = terms.on(form.cleaned_data["starts_on"]) or terms.on()
        return turns.add(version, by=self.request.user, **form.cleaned_data)


class TurnPage(ChairsPage):
    """A form about one turn."""

    model = ChairingTerm

    def get_queryset(self):
        with_people = super().get_queryset().select_related("institution", "person", "terms")
        return with_people.prefetch_related("institution__names")


class OfficialPage(TurnPage):
    """Name the official who chairs, or say that the official has left."""

    act = "members.chairingterm.name"
    form_class = forms.OfficialForm
    title = gettext_lazy("Name the senior official")

    def get_lead(self):
        return _("%(term)s. Of a turn under way the official chairs from today on.") % {"term": self.record}

    def get_initial(self):
        return {"person": self.record.person_id}

    def save(self, form):
        data = form.cleaned_data
        if data["person"] is None:
            return officials.vacate(self.record, by=self.request.user)
        return officials.name_official(self.record, by=self.request.user, **data)


class FormerOfficialPage(TurnPage):
    """Enter afterwards who chaired a turn that is over."""

    act = "members.chairingterm.name_former"
    form_class = forms.FormerOfficialForm
    service = officials.name_former
    title = submit = gettext_lazy("Enter who chaired")
    done = gettext_lazy("The official is recorded as entered afterwards.")

    def get_lead(self):
        return _(
            "%(term)s. This turn is over. The calendar will say that the official was entered afterwards, and where it "
            "is known from."
        ) % {"term": self.record}


class EndPage(TurnPage):
    """End a turn that has no last day."""

    act = "members.chairingterm.end"
    form_class = forms.EndForm
    service = officials.end
    title = submit = gettext_lazy("End the chairing term")
    done = gettext_lazy("The chairing term has its last day. Its deputies act no longer than that.")

    def get_lead(self):
        return _("%(term)s. Deputies act until the last day, too. The official gets a letter.") % {
            "term": self.record
        }


class DelegatePage(TurnPage):
    """Let a deputy act for the co-chair."""

    act = "members.chairingterm.delegate"
    form_class = forms.DelegationForm
    service = delegation.delegate
    title = gettext_lazy("Let a deputy act")
    submit = gettext_lazy("Let the deputy act")
    done = gettext_lazy("The deputy may act. You can withdraw it at any time.")

    def get_lead(self):
        term = self.record
        words = by_chairs(
            _(
                "%(term)s. The deputy approves minutes and sees what the chair sees, until the last day or until it is "
                "withdrawn."
            ),
            _(
                "%(term)s. The deputy approves minutes and sees what the co-chair sees, until the last day or until it is "
                "withdrawn."
            ),
        )
        return words % {"term": f"{term} – {term.person}" if term.person else str(term)}

    def get_form_options(self):
        return {"term": self.record}

    def get_initial(self):
        begins = max(today(), self.record.starts_on)
        ends = begins + AWAY
        return {"starts_on": begins, "ends_on": min(ends, self.record.ends_on or ends)}


class SkipPage(TurnPage):
    """Pass a turn on."""

    act = "members.chairingterm.skip"
    form_class = forms.GroundForm
    service = rotation.skip
    title = submit = gettext_lazy("Pass the turn on")
    done = gettext_lazy("The turn is passed on. The ground is recorded.")

    def get_lead(self):
        return _("%(institution)s passes its turn on: those after it move up.") % {
            "institution": self.record.institution_name()
        }

    def get_initial(self):
        return {"expected": self.record.institution_id}


class SwapPage(TurnPage):
    """Swap two turns."""

    act = "members.chairingterm.swap"
    form_class = forms.SwapForm
    service = rotation.swap
    title = gettext_lazy("Swap two turns")
    submit = gettext_lazy("Swap")
    done = gettext_lazy("The turns are swapped. The ground is recorded.")

    def get_lead(self):
        return self.record.institution_name()

    def get_form_options(self):
        return {"term": self.record}

    def get_initial(self):
        return {"expected": self.record.institution_id}
