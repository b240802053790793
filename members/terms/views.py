"""Pages of the Terms of Reference and of the chairs."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.database.models import today
from iiwg.documents.services import keep_if_given
from iiwg.documents.views import send as send_file
from iiwg.pages.acting import form_page
from iiwg.pages.gate import fetch
from members.terms import forms
from members.terms.enums import TermsStatus
from members.terms.models import Signatory, TermsOfReference
from members.terms.services import paragraphs, terms
from members.terms.services.compare import changes, settings_in_words
from members.terms.workflow import instruments_for


def terms_list(request):
    """The versions, the one that applies first."""
    context = {"versions": TermsOfReference.objects.all(), "applies": terms.on()}
    return render(request, "members/terms/list.html", context)


def terms_page(request, pk):
    """One version with every setting in plain words."""
    version = fetch(request, TermsOfReference.objects.prefetch_related("paragraphs__topics"), pk=pk)
    signatories = list(
        version.signatories.select_related("institution").prefetch_related("institution__names")
    )
    context = {
        "version": version,
        "settings": settings_in_words(version),
        "pool": version.chair_pool.select_related("institution").prefetch_related("institution__names"),
        "history": history_of(version),
        "can_change": request.user.has_perm("members.change_terms", version),
        "signatories": signatories,
        "unsigned": sum(row.signed_on is None for row in signatories),
        "others": TermsOfReference.objects.exclude(pk=pk),
    }
    return render(request, "members/terms/page.html", context)


def terms_compare(request, pk, other):
    """Two versions side by side: only what differs."""
    version = fetch(request, TermsOfReference.objects.all(), pk=pk)
    older = get_object_or_404(TermsOfReference, pk=other)
    context = {"version": version, "older": older, "changes": changes(older, version)}
    return render(request, "members/terms/compare.html", context)


def signatories(request, pk):
    """Who signs the Memorandum of Understanding."""
    version = fetch(request, TermsOfReference.objects.all(), pk=pk)
    chosen = list(version.signatories.values_list("institution_id", flat=True))
    return form_page(
        request,
        forms.SignatoriesForm(request.POST or None, initial={"institutions": chosen}),
        title=_("Signatories"),
        lead=str(version),
        submit=_("Save"),
        save=lambda data: terms.set_signatories(version, by=request.user, **data),
        back=reverse("members:terms-version", args=[pk]),
        done=_("Saved."),
    )


def signature(request, pk):
    """Record a signature."""
    row = fetch(request, Signatory.objects.select_related("terms", "institution"), pk=pk)
    return form_page(
        request,
        forms.SignatureForm(
            request.POST or None, initial={"signed_on": row.signed_on, "signed_by": row.signed_by}
        ),
        title=_("Signature"),
        lead=str(row.institution),
        submit=_("Save"),
        save=lambda data: terms.sign(row, by=request.user, **data),
        back=reverse("members:terms-version", args=[row.terms_id]),
        done=_("Saved."),
    )


def terms_copy(request, pk):
    """A draft made from a version."""
    version = fetch(request, TermsOfReference.objects.all(), pk=pk)

    def save(_data):
        code = f"{version.code[:14]}-{TermsOfReference.objects.count() + 1}"
        draft = terms.copy_to_draft(version, code=code, by=request.user)
        return reverse("members:terms-version", args=[draft.pk])

    return form_page(
        request,
        forms.ConfirmForm(request.POST or None),
        title=_("Make a draft from this version"),
        lead=_("The draft holds everything this version says. It applies only when you apply it."),
        submit=_("Make the draft"),
        save=save,
        back=reverse("members:terms-version", args=[pk]),
    )


def terms_edit(request, pk):
    """Change a draft."""
    version = fetch(request, TermsOfReference.objects.all(), pk=pk)

    def save(data):
        terms.change_draft(TermsOfReference.objects.get(pk=pk), by=request.user, **data)

    return form_page(
        request,
        forms.TermsForm(request.POST or None, instance=version),
        title=_("Change the draft"),
        lead=_("Leave empty what the Terms of Reference do not say."),
        submit=_("Save"),
        save=save,
        back=reverse("members:terms-version", args=[pk]),
        done=_("Saved."),
    )


def terms_lists(request, pk):
    """Change the lists of a draft."""
    version = fetch(request, TermsOfReference.objects.all(), pk=pk)
    form = forms.TermsListsForm(request.POST or None, initial=forms.TermsListsForm.initial_of(version))
    return form_page(
        request,
        form,
        title=_("Change the lists of the draft"),
        lead=_("Leave empty what the Terms of Reference do not say."),
        submit=_("Save"),
        save=lambda _data: terms.change_lists(version, by=request.user, **form.lists()),
        back=reverse("members:terms-version", args=[pk]),
        done=_("Saved."),
    )


def terms_instrument(request, pk):
    """Record the founding or amending act."""
    version = fetch(request, TermsOfReference.objects.all(), pk=pk)

    def save(data):
        scan = data.pop("scan")
        document = keep_if_given(scan, by=request.user)
        terms.record_instrument(version, document=document, by=request.user, **data)
        if not data["number"] or not data["date"]:
            messages.warning(
                request, _("Saved without the number or the date of the act. Add them when they are known.")
            )

    return form_page(
        request,
        forms.InstrumentForm(
            request.POST or None,
            request.FILES or None,
            kinds=instruments_for(version),
            initial={
                "kind": version.instrument_kind,
                "number": version.instrument_number,
                "date": version.instrument_date,
                "signatory": version.instrument_signatory,
            },
        ),
        title=_("Record the founding act"),
        submit=_("Record the act"),
        save=save,
        back=reverse("members:terms-version", args=[pk]),
        done=_("The act is recorded."),
    )


def terms_act(request, pk):
    """The scan of the act."""
    version = fetch(request, TermsOfReference.objects.select_related("instrument_document"), pk=pk)
    if version.instrument_document is None:
        raise Http404
    return send_file(version.instrument_document)


def terms_apply(request, pk, verb):
    """Apply a version provisionally, or put it in force."""
    version = fetch(request, TermsOfReference.objects.all(), pk=pk)
    verbs = {
        "apply": (terms.apply_provisionally, _("Apply provisionally")),
        "put-in-force": (terms.put_in_force, _("Put in force")),
    }
    if verb not in verbs:
        raise Http404
    service, label = verbs[verb]
    goes_on = version.status == TermsStatus.PROVISIONAL  # it applies already, from its own first day
    return form_page(
        request,
        forms.ConfirmForm(request.POST or None)
        if goes_on
        else forms.FromForm(request.POST or None, initial={"starts_on": today()}),
        title=label,
        lead=_("This version applies already and keeps its first day.")
        if goes_on
        else _("The version that applies now ends on the day before."),
        submit=label,
        save=lambda data: service(version, starts_on=data.get("starts_on"), by=request.user),
        back=reverse("members:terms-version", args=[pk]),
        done=_("The Terms of Reference apply from this day."),
    )


@require_POST
def regulation(request):
    """A draft with the sections of a regulation."""
    draft = paragraphs.draft_regulation(by=request.user)
    messages.success(request, _("The draft has three sections: tasks, functions, rights. Write their text."))
    return redirect(reverse("members:terms-version", args=[draft.pk]))


def paragraph_edit(request, pk, number):
    """Write a paragraph of a draft; number 0 is one more."""
    version = fetch(request, TermsOfReference.objects.all(), pk=pk)
    row = version.paragraphs.filter(number=number).first()
    return form_page(
        request,
        forms.ParagraphForm(
            request.POST or None, instance=row, initial={"topics": paragraphs.topics_of(row)}
        ),
        title=_("Paragraph %(number)d") % {"number": number} if row else _("Add a paragraph"),
        lead=str(version),
        submit=_("Save"),
        save=lambda data: (
            paragraphs.write(version, row.number if row else None, by=request.user, **data) and None
        ),
        back=reverse("members:terms-version", args=[pk]),
        done=_("Saved."),
    )


def paragraph_topics(request, pk, number):
    """Choose what a paragraph is about, of an applied version too."""
    version = fetch(request, TermsOfReference.objects.all(), pk=pk)
    row = get_object_or_404(version.paragraphs, number=number)
    return form_page(
        request,
        forms.TopicsForm(request.POST or None, initial={"topics": paragraphs.topics_of(row)}),
        title=_("Paragraph %(number)d") % {"number": number},
        lead=str(version),
        submit=_("Save"),
        save=lambda data: paragraphs.say_what_it_is_about(row, by=request.user, **data),
        back=reverse("members:terms-version", args=[pk]),
        done=_("Saved."),
    )
