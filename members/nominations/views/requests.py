"""Pages of a request for a nomination: whom to ask, what is asked, reminders, steps inside the institution."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.database.models import today
from iiwg.pages.answers import call_and_redirect, sentence_of
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.workflow.buttons import moves
from iiwg.workflow.tables import Refused
from members.nominations import forms
from members.nominations.models import NominationRequest, RequestStep, StepTemplate
from members.nominations.services import nominations, requests
from members.nominations.texts import subject_of
from members.seats.models import MembershipTerm
from members.seats.services import recipients, seats
from members.terms.services import terms


class Ask(FormPage):
    """Ask one or all institutions of the list to nominate."""

    act = "members.nominationrequest.open"
    form_class = forms.AskForm
    title = _("Ask for nominations")
    lead = _(
        "Each institution gets a letter in its language and a link to its page. Seats nobody holds and nobody was asked for are ticked."
    )
    submit = _("Ask")
    done = _("The requests are written. Print the letters, have them signed, and record their numbers.")
    back = "members:nominations"

    def get_form_options(self):
        return {"units": seats.expected_units()}

    def get_initial(self):
        taken = set(MembershipTerm.objects.holding().values_list("seat__unit_id", flat=True))
        taken |= set(NominationRequest.objects.open().values_list("seat__unit_id", flat=True))
        return {"units": [unit.pk for unit in seats.expected_units() if unit.pk not in taken]}

    def save(self, form):
        """Each institution is asked by itself: what is refused of one is said, unless it is refused of all."""
        typed, refusals = form.cleaned_data, []
        for unit in typed["units"]:
            try:
                requests.ask(
                    unit,
                    capacity=typed["capacity"],
                    working_days=typed["working_days"],
                    by=self.request.user,
                )
            except Refused as refusal:
                refusals.append(refusal)
        if len(refusals) == len(typed["units"]):
            raise refusals[0]
        for refusal in refusals:
            messages.warning(self.request, sentence_of(refusal))


class RequestPage(FormPage):
    """What an institution is asked, and the first step of its answer; goes on to the nomination once there is one."""

    permission = "members.view_request"
    model = NominationRequest
    form_class = forms.NomineeForm
    submit = _("Save and go on to the letter")
    done = _("Saved. Now print the letter and have it signed.")
    back = "members:nominations"
    back_takes_pk = False
    template_name = "members/nominations/request.html"

    def get(self, request, *args, **kwargs):
        latest = self.record.latest_nomination()
        return redirect(latest) if latest else super().get(request, *args, **kwargs)

    def get_queryset(self):
        return NominationRequest.objects.for_page()

    def get_title(self):
        return subject_of(self.record.seat.capacity, get_language())

    def get_initial(self):
        return {"language": self.record.language, "starts_on": today()}

    def save(self, form):
        return nominations.prepare(
            self.record.seat, nomination_request=self.record, by=self.request.user, **form.cleaned_data
        )

    def get_next(self, made):
        return made.get_absolute_url()

    def get_context(self, form):
        nomination_request, user = self.record, self.request.user
        return super().get_context(form) | {
            "can_name": nomination_request.is_open
            and user.has_perm("members.submit_nomination", nomination_request),
            "version": terms.on(),
            "letters": nomination_request.letters.all(),
            "steps_inside": nomination_request.steps.all(),
            "templates": StepTemplate.objects.exists(),
            "moves": [move for move in moves(nomination_request, user) if move.allowed],
            "history": history_of(nomination_request),
            "can_change": user.has_perm("members.request_nomination"),
        }


@require_POST
def request_remind(request, pk):
    """Write a polite reminder; from the desk the reader returns to the desk."""
    reminded = get_for_user(request, NominationRequest, among=NominationRequest.objects.for_page(), pk=pk)
    is_reached = bool(recipients.of_nominators(reminded.seat.unit))
    return call_and_redirect(
        request,
        lambda: requests.remind(reminded, by=request.user),
        back=reverse("members:nominations") if request.POST.get("back") else reminded.get_absolute_url(),
        done=_("The reminder is written and sent by e-mail. Print it if it should go on paper too.")
        if is_reached
        else _("The reminder is written. No e-mail address of the institution is on record: print it."),
    )


class RequestSteps(FormPage):
    """Plan the approvals inside an institution from a template."""

    act = "members.nominationrequest.steps"
    model = NominationRequest
    form_class = forms.TemplateChoiceForm
    service = requests.apply_steps
    title = _("Steps inside the institution")
    submit = _("Use these steps")
    done = _("The steps are planned.")
    back = "members:request"

    def get_lead(self):
        return str(self.record.seat.unit)


class StepDone(FormPage):
    """When a step inside the institution was done."""

    act = "members.nominationrequest.steps"
    model = RequestStep
    form_class = forms.StepDoneForm
    service = requests.finish_step

    def get_queryset(self):
        return RequestStep.objects.select_related("request__seat__unit")

    def get_initial(self):
        return {"done_on": self.record.done_on or today()}

    def get_title(self):
        return self.record.title

    def get_lead(self):
        return str(self.record.request.seat.unit)

    def get_back(self):
        return self.record.request.get_absolute_url()
