"""Pages of the Terms of Reference: the versions, a draft and its paragraphs, its act and its signatures."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
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
from iiwg.workflow.buttons import moves
from iiwg.workflow.rooms import visible_to
from members.terms import forms
from members.terms.models import Signatory, TermsOfReference
from members.terms.services import paragraphs, terms
from members.terms.services.compare import changes, settings_in_words
from members.terms.workflow import TERMS, instruments_for


def terms_list(request):
    """The versions, the one that applies first."""
    context = {"versions": TermsOfReference.objects.all(), "applies": terms.on()}
    return render(request, "members/terms/list.html", context)


def terms_page(request, pk):
    """One version with every setting in plain words."""
    with_paragraphs = TermsOfReference.objects.prefetch_related("paragraphs__topics")
    version = get_for_user(request, TermsOfReference, among=with_paragraphs, pk=pk)
    signatories = list(
        version.signatories.select_related("institution").prefetch_related("institution__names")
    )
    settings = settings_in_words(version)
    context = {
        "version": version,
        "moves": moves(version, request.user),
        "said": [setting for setting in settings if setting.value],
        "silent": [setting for setting in settings if not setting.value],
        "pool": version.chair_pool.select_related("institution").prefetch_related("institution__names"),
        "history": history_of(version),
        "can_change": request.user.has_perm("members.change_terms", version),
        "signatories": signatories,
        "unsigned": sum(row.signed_on is None for row in signatories),
        "others": visible_to(request.user, TermsOfReference).exclude(pk=pk),
    }
    return render(request, "members/terms/page.html", context)


def terms_compare(request, pk, other):
    """Two versions side by side: only what differs."""
    version = get_for_user(request, TermsOfReference, pk=pk)
    older = get_object_or_404(visible_to(request.user, TermsOfReference), pk=other)
    context = {"version": version, "older": older, "changes": changes(older, version)}
    return render(request, "members/terms/compare.html", context)


def terms_act(request, pk):
    """The scan of the act."""
    with_scan = TermsOfReference.objects.select_related("instrument_document")
    version = get_for_user(request, TermsOfReference, among=with_scan, pk=pk)
    if version.instrument_document is None:
        raise Http404
    return send_file(version.instrument_document)


@require_POST
def regulation(request):
    """A draft with the sections of a regulation."""
    made: list[TermsOfReference] = []
    answer = call_and_redirect(
        request,
        lambda: made.append(paragraphs.draft_regulation(by=request.user)),
        back=reverse("members:terms"),
        done=_("The draft has three sections: tasks, functions, rights. Write their text."),
    )
    return redirect(made[0].get_absolute_url()) if made else answer


class VersionPage(FormPage):
    """A form about one version; afterwards the reader is on the page of the version."""

    model = TermsOfReference
    back = "members:terms-version"


class CopyPage(VersionPage):
    """A draft made from a version; afterwards the reader is on the page of the draft."""

    act = "members.termsofreference.create"
    form_class = forms.ConfirmForm
    service = terms.copy_to_draft
    title = gettext_lazy("Make a draft from this version")
    lead = gettext_lazy("The draft holds everything this version says. It applies only when you apply it.")
    submit = gettext_lazy("Make the draft")
    done = ""

    def get_next(self, made):
        return made.get_absolute_url()


class DraftPage(VersionPage):
    """The settings of a draft."""

    act = "members.termsofreference.change"
    form_class = forms.TermsForm
    service = terms.change_draft
    title = gettext_lazy("Change the draft")
    lead = gettext_lazy("Leave empty what the Terms of Reference do not say.")


class ListsPage(VersionPage):
    """The lists of a draft."""

    act = "members.termsofreference.change"
    form_class = forms.TermsListsForm
    title = gettext_lazy("Change the lists of the draft")
    lead = gettext_lazy("Leave empty what the Terms of Reference do not say.")

    def get_initial(self):
        return forms.TermsListsForm.initial_of(self.record)

    def save(self, form):
        return terms.change_lists(self.record, by=self.request.user, **form.lists())


class InstrumentPage(VersionPage):
    """The founding or amending act."""

    act = "members.termsofreference.instrument"
    form_class = forms.InstrumentForm
    service = terms.record_instrument
    title = gettext_lazy("Record the founding act")
    submit = gettext_lazy("Record the act")
    done = gettext_lazy("The act is recorded.")

    def get_form_options(self):
        return {"kinds": instruments_for(self.record)}

    def get_initial(self):
        names = ("kind", "number", "date", "signatory")
        return {name: getattr(self.record, f"instrument_{name}") for name in names}

    def get_next(self, made):
        if not self.record.instrument_number or not self.record.instrument_date:
            messages.warning(
                self.request,
                _("Saved without the number or the date of the act. Add them when they are known."),
            )
        return super().get_next(made)


class ApplyPage(VersionPage):
    """Apply a version provisionally: from which day. One that applies already keeps its first day."""

    step = TERMS["apply"]
    form_class = forms.FromForm
    service = terms.apply_provisionally
    done = gettext_lazy("The Terms of Reference apply from this day.")

    def get_record(self):
        version = super().get_record()
        if version.applies_provisionally:
            self.form_class = forms.ConfirmForm
        return version

    def get_initial(self):
        return {"starts_on": today()}

    def get_lead(self):
        if self.record.applies_provisionally:
            return _("This version applies already and keeps its first day.")
        return _("The version that applies now ends on the day before.")


class PutInForcePage(ApplyPage):
    """Put a version in force."""

    step = TERMS["put_in_force"]
    service = terms.put_in_force


class SignatoriesPage(VersionPage):
    """Who signs the Memorandum of Understanding."""

    act = "members.termsofreference.signatories"
    form_class = forms.SignatoriesForm
    service = terms.set_signatories
    title = gettext_lazy("Signatories")

    def get_lead(self):
        return str(self.record)

    def get_initial(self):
        return {"institutions": list(self.record.signatories.values_list("institution_id", flat=True))}


class SignaturePage(FormPage):
    """A signature under the Memorandum of Understanding."""

    act = "members.termsofreference.signed"
    model = Signatory
    form_class = forms.SignatureForm
    service = terms.sign
    title = gettext_lazy("Signature")

    def get_queryset(self):
        return super().get_queryset().select_related("terms", "institution")

    def get_lead(self):
        return str(self.record.institution)

    def get_initial(self):
        return {"signed_on": self.record.signed_on, "signed_by": self.record.signed_by}

    def get_back(self):
        return self.record.terms.get_absolute_url()


class ParagraphPage(VersionPage):
    """A paragraph of a draft; number 0 is one more."""

    act = "members.termsofreference.change"
    form_class = forms.ParagraphForm

    def get_record(self):
        version = super().get_record()
        self.paragraph = version.paragraphs.filter(number=self.kwargs["number"]).first()
        return version

    def get_instance(self):
        return self.paragraph

    def get_initial(self):
        return {"topics": paragraphs.topics_of(self.paragraph)}

    def get_title(self):
        if self.paragraph is None:
            return _("Add a paragraph")
        return _("Paragraph %(number)d") % {"number": self.paragraph.number}

    def get_lead(self):
        return str(self.record)

    def save(self, form):
        if self.paragraph is None:
            return paragraphs.add(self.record, by=self.request.user, **form.cleaned_data)
        return paragraphs.write(self.paragraph, by=self.request.user, **form.cleaned_data)


class TopicsPage(ParagraphPage):
    """What a paragraph is about, of an applied version too."""

    act = "members.termsofreference.topics"
    form_class = forms.TopicsForm

    def get_record(self):
        version = super().get_record()
        if self.paragraph is None:
            raise Http404
        return version

    def save(self, form):
        return paragraphs.choose_topics(self.paragraph, by=self.request.user, **form.cleaned_data)
