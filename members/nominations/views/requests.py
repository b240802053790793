"""Pages of a request for a nomination: whom to ask, what is asked, reminders, steps inside the institution."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.database.models import today
from iiwg.pages.acting import act, form_page, sentence_of
from iiwg.pages.gate import fetch
from iiwg.workflow.buttons import moves
from iiwg.workflow.tables import Refused
from members.nominations import forms
from members.nominations.enums import NominationStatus
from members.nominations.models import NominationRequest, RequestStep, StepTemplate
from members.nominations.rules import visible_requests
from members.nominations.services import nominations, requests
from members.nominations.texts import subject_of
from members.seats.models import MembershipTerm
from members.seats.services import recipients, seats
from members.terms.services import terms


def ask(request):
    """Ask one or all institutions of the list to nominate."""
    units = seats.expected_units()
    held = set(MembershipTerm.objects.holding().values_list("seat__unit_id", flat=True))
    held |= set(NominationRequest.objects.filter(status="open").values_list("seat__unit_id", flat=True))
    missing = [unit.pk for unit in units if unit.pk not in held]

    def save(data):
        asked = 0
        refusals = []
        for unit in data["units"]:
            try:
                requests.ask(
                    unit, capacity=data["capacity"], working_days=data["working_days"], by=request.user
                )
                asked += 1
            except Refused as refusal:
                refusals.append(refusal)
        if not asked:
            raise refusals[0]
        for refusal in refusals:
            messages.warning(request, sentence_of(refusal))

    return form_page(
        request,
        forms.AskForm(request.POST or None, units=units, initial={"units": missing}),
        title=_("Ask for nominations"),
        lead=_(
            "Each institution gets a letter in its language and a link to its page. Seats nobody holds and nobody was asked for are ticked."
        ),
        submit=_("Ask"),
        save=save,
        back=reverse("members:nominations"),
        done=_("The requests are written. Print the letters, have them signed, and record their numbers."),
    )


def request_page(request, pk):
    """What an institution is asked, and the first step of its answer; goes on to the nomination once there is one."""
    asked = fetch(request, asked_for(), pk=pk)
    latest = max(
        (n for n in asked.nominations.all() if n.status != NominationStatus.WITHDRAWN),
        key=lambda n: n.pk,
        default=None,
    )
    if latest:
        return redirect(nominations.path_of_nomination(latest))
    can_name = asked.status == "open" and request.user.has_perm("members.submit_nomination", asked)
    initial = {"language": asked.language, "starts_on": today()}

    def save(data):
        if not can_name:
            raise Refused(_("This request is answered or withdrawn."))
        made = nominations.prepare(asked.seat, asked=asked, by=request.user, **data)
        return nominations.path_of_nomination(made)

    return form_page(
        request,
        forms.NomineeForm(request.POST or None, initial=initial),
        title=subject_of(asked.seat.capacity, get_language()),
        submit=_("Save and go on to the letter"),
        save=save,
        back=reverse("members:nominations"),
        done=_("Saved. Now print the letter and have it signed."),
        template="members/nominations/request.html",
        asked=asked,
        can_name=can_name,
        version=terms.on(),
        letters=asked.letters.all(),
        steps_inside=asked.steps.all(),
        templates=StepTemplate.objects.exists(),
        moves=[move for move in moves(asked, request.user) if move.allowed],
        history=history_of(asked),
        can_change=request.user.has_perm("members.request_nomination"),
    )


def asked_for():
    """Requests with what their pages need."""
    return NominationRequest.objects.select_related("seat__unit").prefetch_related(
        "seat__unit__names", "seat__unit__parents__parent__names", "nominations"
    )


@require_POST
def request_remind(request, pk):
    """Write a polite reminder."""
    asked = fetch(request, asked_for(), pk=pk)
    reached = recipients.of_nominators(asked.seat.unit)
    return act(
        request,
        lambda: requests.remind(asked, by=request.user),
        back=request.POST.get("back") and reverse("members:nominations") or requests.path_of(asked),
        done=_("The reminder is written and sent by e-mail. Print it if it should go on paper too.")
        if reached
        else _("The reminder is written. No e-mail address of the institution is on record: print it."),
    )


@require_POST
def request_withdraw(request, pk):
    """Ask no longer."""
    asked = fetch(request, asked_for().filter(pk__in=visible_requests(request.user)), pk=pk, by_engine=True)
    return act(
        request,
        lambda: requests.withdraw_request(asked, by=request.user),
        back=reverse("members:nominations"),
        done=_("The request is withdrawn."),
    )


def request_steps(request, pk):
    """Plan the approvals inside an institution from a template."""
    asked = fetch(request, asked_for(), pk=pk)
    return form_page(
        request,
        forms.TemplateChoiceForm(request.POST or None),
        title=_("Steps inside the institution"),
        lead=str(asked.seat.unit),
        submit=_("Use these steps"),
        save=lambda data: requests.apply_steps(asked, data["template"], by=request.user),
        back=requests.path_of(asked),
        done=_("The steps are planned."),
    )


def step_done(request, pk):
    """When a step inside the institution was done."""
    step = fetch(request, RequestStep.objects.select_related("request__seat__unit"), pk=pk)
    return form_page(
        request,
        forms.StepDoneForm(request.POST or None, initial={"done_on": step.done_on or today()}),
        title=step.title,
        lead=str(step.request.seat.unit),
        submit=_("Save"),
        save=lambda data: requests.finish_step(step, done_on=data["done_on"], by=request.user),
        back=requests.path_of(step.request),
        done=_("Saved."),
    )
