"""Pages of the establishment: what the group is for, how it came to be."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.documents.services import keep_if_given
from iiwg.documents.views import send as send_file
from iiwg.pages.acting import act, form_page
from iiwg.pages.gate import fetch
from members.establishment import forms
from members.establishment import services as establishment
from members.establishment.models import EstablishmentStep, Objective, Playbook
from members.institutions.models import Group
from members.terms.services import terms


def page(request):
    """What the group is for, the steps of its establishment, how long it took, other countries."""
    group = Group.get()
    context = {
        "objectives": Objective.objects.all(),
        "steps": EstablishmentStep.objects.select_related("document"),
        "days": establishment.total_days(),
        "playbooks": Playbook.objects.filter(reported_months__isnull=False),
        "version": terms.on(),
        "group": group,
        "can_change": request.user.has_perm("members.change_establishment"),
    }
    return render(request, "members/establishment/page.html", context)


def apply_playbook(request):
    """Take the steps of a playbook."""

    def save(data):
        establishment.apply_playbook(data["playbook"], by=request.user)

    return form_page(
        request,
        forms.PlaybookForm(request.POST or None),
        title=_("Begin with a playbook"),
        lead=_(
            "The steps of the playbook take the place of those there are. You can change, add and remove them."
        ),
        submit=_("Take these steps"),
        save=save,
        back=reverse("members:establishment"),
        done=_("The steps are there."),
    )


def _step_form(request, step, title):
    def save(data):
        upload = data.pop("file")
        document = keep_if_given(upload, by=request.user)
        if step:
            row = EstablishmentStep.objects.get(pk=step.pk)
            establishment.change(row, document=document, by=request.user, **data)
        else:
            done_on = data.pop("done_on")
            made = establishment.add(by=request.user, document=document, **data)
            if done_on:
                establishment.change(made, done_on=done_on, by=request.user)

    return form_page(
        request,
        forms.EstablishmentStepForm(request.POST or None, request.FILES or None, instance=step),
        title=title,
        submit=_("Save"),
        save=save,
        back=reverse("members:establishment"),
        done=_("Saved."),
    )


def step_add(request):
    """A step more."""
    return _step_form(request, None, _("Add a step"))


def step_edit(request, pk):
    """What is known of a step."""
    step = fetch(request, EstablishmentStep.objects.all(), pk=pk)
    return _step_form(request, step, _("Change the step"))


@require_POST
def step_remove(request, pk):
    """Take a step away."""
    step = fetch(request, EstablishmentStep.objects.all(), pk=pk)
    return act(
        request,
        lambda: establishment.remove(step, by=request.user),
        back=reverse("members:establishment"),
        done=_("The step is removed."),
    )


def step_document(request, pk):
    """The paper of a step."""
    step = fetch(request, EstablishmentStep.objects.select_related("document"), pk=pk)
    if step.document is None:
        raise Http404
    return send_file(step.document)


def objectives(request):
    """What the group is for, in every language."""
    rows = list(Objective.objects.all())
    initial = {
        f"text_{code}": "\n".join(getattr(row, f"text_{code}") or "" for row in rows)
        for code in ("tg", "ru", "en")
    }
    form = forms.ObjectivesForm(request.POST or None, initial=initial)
    return form_page(
        request,
        form,
        title=_("Objectives of the group"),
        lead=_("One objective a line, in the same order in each language."),
        submit=_("Save"),
        save=lambda _data: establishment.set_objectives(form.rows(), by=request.user),
        back=reverse("members:establishment"),
        done=_("Saved."),
    )
