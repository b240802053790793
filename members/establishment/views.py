"""Pages of the establishment: what the group is for, how it came to be."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from iiwg.documents.views import send as send_file
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.pages.languages import SITE_LANGUAGES
from members.establishment import forms
from members.establishment import services as establishment
from members.establishment.models import EstablishmentStep, Objective, Playbook
from members.institutions.models import Group
from members.terms.services import terms

PAGE = "members:establishment"


def page(request):
    """What the group is for, the steps of its establishment, how long it took, other countries."""
    context = {
        "objectives": Objective.objects.all(),
        "steps": EstablishmentStep.objects.select_related("document"),
        "days": establishment.total_days(),
        "playbooks": Playbook.objects.filter(reported_months__isnull=False),
        "version": terms.on(),
        "group": Group.get(),
        "can_change": request.user.has_perm("members.change_establishment"),
    }
    return render(request, "members/establishment/page.html", context)


class ApplyPlaybook(FormPage):
    """Take the steps of a playbook."""

    act = "members.establishmentstep.apply"
    form_class = forms.PlaybookForm
    service = establishment.apply_playbook
    title = _("Begin with a playbook")
    lead = _(
        "The steps of the playbook take the place of those there are. You can change, add and remove them."
    )
    submit = _("Take these steps")
    done = _("The steps are there.")
    back = PAGE


class AddStep(FormPage):
    """A step more."""

    act = "members.establishmentstep.add"
    form_class = forms.EstablishmentStepForm
    service = establishment.add
    title = _("Add a step")
    back = PAGE


class ChangeStep(FormPage):
    """What is known of a step."""

    act = "members.establishmentstep.change"
    model = EstablishmentStep
    form_class = forms.EstablishmentStepForm
    service = establishment.change
    title = _("Change the step")
    back = PAGE
    back_takes_pk = False


@require_POST
def step_remove(request, pk):
    """Take a step away."""
    step = get_for_user(request, EstablishmentStep, pk=pk)
    return call_and_redirect(
        request,
        lambda: establishment.remove(step, by=request.user),
        back=reverse(PAGE),
        done=str(_("The step is removed.")),
    )


def step_document(request, pk):
    """The paper of a step."""
    steps = EstablishmentStep.objects.select_related("document")
    step = get_for_user(request, EstablishmentStep, among=steps, pk=pk)
    if step.document is None:
        raise Http404
    return send_file(step.document)


class ChangeObjectives(FormPage):
    """What the group is for, in every language."""

    act = "members.objective.change"
    form_class = forms.ObjectivesForm
    service = establishment.set_objectives
    title = _("Objectives of the group")
    lead = _("One objective a line, in the same order in each language.")
    back = PAGE
    back_takes_pk = False

    def get_record(self):
        group = Group.get()
        if group is None:
            raise Http404
        return group

    def get_initial(self):
        rows = list(Objective.objects.all())
        return {
            f"text_{code}": "\n".join(getattr(row, f"text_{code}") or "" for row in rows)
            for code in SITE_LANGUAGES
        }

    def save(self, form):
        establishment.set_objectives(self.record, form.rows(), by=self.request.user)
