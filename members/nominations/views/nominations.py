"""Pages of the nomination desk: the tracker, one nomination, renewal."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.history import history_of
from iiwg.database.models import today
from iiwg.pages import query_params
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.workflow.buttons import moves
from iiwg.workflow.paths import Step, strip
from members.institutions.rules import nominates_for
from members.nominations import forms
from members.nominations.models import Nomination, NominationRequest
from members.nominations.rules import visible_nominations, visible_requests
from members.nominations.services import acceptance, nominations, tracker
from members.nominations.workflow import NOMINATION
from members.seats.models import MembershipTerm
from members.seats.services import alternates, memberships
from members.terms.services import terms

ANSWERED_SHOWN = 50  # the nominations accepted last


def desk(request):
    """Where nominations stand, late ones first; each institution sees its own, observers no names."""
    user = request.user
    sees_all = user.has_perm("members.view_nomination_status")
    requests = NominationRequest.objects.all() if sees_all else visible_requests(user)
    nominated = Nomination.objects.all() if sees_all else visible_nominations(user)
    under_way = tracker.under_way(requests, nominated, today())
    answered = tracker.answered(requests, nominated, today(), most=ANSWERED_SHOWN)
    shown = [row.nomination.pk for row in (*under_way, *answered) if row.nomination]
    context = {
        "under_way": under_way,
        "answered": answered,
        "late": sum(row.late for row in under_way),
        "visible": set(visible_nominations(user).filter(pk__in=shown).values_list("pk", flat=True)),
        "can_ask": user.has_perm("members.request_nomination"),
        "sees_status": sees_all,
        "own": set(nominates_for(user)),
    }
    return render(request, "members/nominations/desk.html", context)


class NominationAdd(FormPage):
    """A nomination nobody asked for: a letter arrived, or an institution outside the list offers somebody."""

    permission = "members.nominate"
    form_class = forms.UnsolicitedForm
    title = _("Enter a nomination")
    lead = _("First the person; then the letter is printed, signed and handed in.")
    submit = _("Save and go on to the letter")
    done = _("Saved. Now print the letter and have it signed.")
    back = "members:nominations"

    def get_form_options(self):
        user = self.request.user
        return {"units": None if user.has_perm("members.request_nomination") else nominates_for(user)}

    def get_initial(self):
        own = min(nominates_for(self.request.user), default=None)
        return {"unit": query_params.number(self.request, "unit") or own, "starts_on": today()}

    def save(self, form):
        facts = dict(form.cleaned_data)
        return nominations.prepare_unasked(facts.pop("unit"), by=self.request.user, **facts)

    def get_next(self, made):
        return made.get_absolute_url()


def nomination_page(request, pk):
    """One nomination: who is named, the letter, where it stands, what to do next."""
    nomination = get_for_user(request, Nomination, among=Nomination.objects.for_page(), pk=pk)
    user = request.user
    submits = nomination.is_to_be_handed_in and user.has_perm("members.submit_nomination", nomination)
    decides = nomination.is_submitted and user.has_perm("members.decide_nomination", nomination)
    candidates = acceptance.candidates(nomination) if decides else []
    context = {
        "nomination": nomination,
        "letter": nomination.letter,
        "steps": _steps(nomination),
        "letter_form": forms.LetterForm(initial=_letter_initial(nomination)) if submits else None,
        "accept_form": forms.AcceptForm(candidates=candidates) if decides else None,
        "candidates": candidates,
        "uninvited": _who_cannot_sign_in(nomination, user),
        "words": alternates.words(_who_may_take_the_seat(nomination, candidates), nomination.starts_on),
        "moves": [move for move in moves(nomination, user) if move.allowed and not move.has_form],
        "version": terms.on(),
        "history": history_of(nomination),
        **_last_day(nomination),
        "before": MembershipTerm.objects.holding()
        .filter(seat=nomination.seat)
        .select_related("person")
        .first(),
    }
    return render(request, "members/nominations/page.html", context)


def _who_cannot_sign_in(nomination, user):
    """The person an accepted nomination seated who has no account, for who may invite; else None."""
    person = nomination.person if nomination.is_accepted else None
    return (
        person if person and not person.user_id and user.has_perm("members.change_person", person) else None
    )


def _who_may_take_the_seat(nomination, candidates) -> list[tuple]:
    """The people on record whom a nomination may mean, each with the unit of the seat."""
    known = [nomination.person] if nomination.person else candidates
    return [(person, nomination.seat.unit) for person in known]


def _last_day(nomination) -> dict:
    """The last day of the term: of the record, of the letter, or of the shortest term the Terms ask (None: no day known)."""
    if nomination.term:
        return {"last_day": nomination.term.ends_on, "is_shortest": False}
    if nomination.ends_on:
        return {"last_day": nomination.ends_on, "is_shortest": False}
    return {"last_day": memberships.shortest_end(nomination.starts_on), "is_shortest": True}


def _steps(nomination) -> list[Step]:
    """Where it stands; what happened to it beside its way is said at the present step."""
    is_beside = nomination.status in NOMINATION.path.beside
    note = nomination.get_status_display() if is_beside else ""
    return strip(NOMINATION.path, nomination.status, note=note)


def _letter_initial(nomination) -> dict:
    letter = nomination.letter
    return forms.LetterForm.filled_from(letter.as_received) if letter else {}


class NominationEdit(FormPage):
    """Change who is named."""

    act = "members.nomination.change"
    model = Nomination
    form_class = forms.NomineeForm
    service = nominations.change
    title = _("Change the nomination")
    back = "members:nomination"


class NominationSubmit(FormPage):
    """Hand in the signed letter; who does not speak for the institution records it from paper."""

    permission = NOMINATION["submit"].permission
    model = Nomination
    form_class = forms.LetterForm
    title = _("Hand in the signed letter")
    submit = _("Hand in")
    back = "members:nomination"

    def get_queryset(self):
        return Nomination.objects.for_page()

    def get_lead(self):
        return self.record.full_name()

    def get_initial(self):
        return _letter_initial(self.record)

    def is_from_paper(self):
        """Whether the secretariat records it on behalf of the institution."""
        return self.record.seat.unit_id not in nominates_for(self.request.user)

    def save(self, form):
        nominations.submit(
            self.record, on_behalf=self.is_from_paper(), by=self.request.user, **form.cleaned_data
        )

    def get_done(self, made):
        if self.is_from_paper():
            return _("The letter is recorded.")
        return _("The nomination is handed in. The secretariat checks it and answers by e-mail.")


class NominationAccept(FormPage):
    """Accept a nomination."""

    permission = NOMINATION["accept"].permission
    model = Nomination
    form_class = forms.AcceptForm
    title = _("Accept the nomination")
    submit = _("Accept the nomination")
    done = _("The nomination is accepted.")
    back = "members:nomination"

    def get_queryset(self):
        return Nomination.objects.for_page()

    def get_lead(self):
        return str(self.record)

    def get_form_options(self):
        return {"candidates": acceptance.candidates(self.record)}

    def save(self, form):
        typed = form.cleaned_data
        acceptance.accept(
            self.record,
            person=typed["person"],
            is_new=typed["is_new"],
            number=typed["number"],
            by=self.request.user,
        )


class MembershipRenew(FormPage):
    """Another term of the same person, in one step."""

    act = "members.membershipterm.renew"
    model = MembershipTerm
    form_class = forms.RenewForm
    service = acceptance.renew
    title = _("Renew the membership term")
    submit = _("Renew")
    done = _("The new term is recorded with its letter.")
    back = "members:overview"
    back_takes_pk = False

    def get_queryset(self):
        return MembershipTerm.objects.select_related("person", "seat__unit")

    def get_lead(self):
        return f"{self.record.person} · {self.record.seat}"

    def get_initial(self):
        return {"starts_on": acceptance.next_start(self.record)}
