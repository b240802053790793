"""Templates of the approvals inside institutions."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from members.nominations.forms import StepTemplateForm
from members.nominations.models import StepTemplate
from members.nominations.services import steps


class TemplateAdd(FormPage):
    """A template of steps."""

    act = "members.steptemplate.save"
    form_class = StepTemplateForm
    service = steps.add
    title = _("Add a template of steps")
    back = "members:calendar"


class TemplateEdit(FormPage):
    """Change a template of steps."""

    act = "members.steptemplate.save"
    model = StepTemplate
    form_class = StepTemplateForm
    service = steps.change
    title = _("Change the template of steps")
    back = "members:calendar"
    back_takes_pk = False

    def get_initial(self):
        lines = [f"{step.title}; {step.working_days}" for step in self.record.steps.all()]
        return {"name": self.record.name, "steps": "\n".join(lines)}


@require_POST
def template_remove(request, pk):
    """Take a template away."""
    template = get_for_user(request, StepTemplate, pk=pk)
    return call_and_redirect(
        request,
        lambda: steps.remove(template, by=request.user),
        back=reverse("members:calendar"),
        done=_("The template is removed. Requests that used it keep their steps."),
    )
