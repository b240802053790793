"""Templates of the approvals inside institutions."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.pages.acting import act, form_page
from iiwg.pages.gate import fetch
from members.nominations import forms
from members.nominations.models import StepTemplate
from members.nominations.services import steps


def template_add(request):
    """A template of steps."""
    return _template(request, None, {}, _("Add a template of steps"))


def template_edit(request, pk):
    """Change a template of steps."""
    template = fetch(request, StepTemplate.objects.all(), pk=pk)
    lines = "\n".join(f"{step.title}; {step.working_days}" for step in template.steps.all())
    return _template(
        request, template, {"name": template.name, "steps": lines}, _("Change the template of steps")
    )


def _template(request, template, initial, title):
    return form_page(
        request,
        forms.StepTemplateForm(request.POST or None, initial=initial),
        title=title,
        submit=_("Save"),
        save=lambda data: steps.save(template, by=request.user, **data) and None,
        back=reverse("members:calendar"),
        done=_("Saved."),
    )


@require_POST
def template_remove(request, pk):
    """Take a template away."""
    template = fetch(request, StepTemplate.objects.all(), pk=pk)
    return act(
        request,
        lambda: steps.remove(template, by=request.user),
        back=reverse("members:calendar"),
        done=_("The template is removed. Requests that used it keep their steps."),
    )
