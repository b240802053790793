"""Pages of the nomination desk: the tracker, one nomination, renewal."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.database.models import today
from iiwg.documents.services import keep_if_given
from iiwg.pages import asked
from iiwg.pages.acting import act, form_page
from iiwg.pages.gate import fetch
from iiwg.workflow.buttons import moves
from members.institutions.rules import nominates_for
from members.nominations import forms
from members.nominations.enums import NominationStatus
from members.nominations.models import Nomination, NominationRequest
from members.nominations.rules import visible_nominations, visible_requests
from members.nominations.services import acceptance, nominations, tracker
from members.seats.models import MembershipTerm
from members.seats.services import memberships
from members.terms.services import terms


def desk(request):
    """Where nominations stand, late ones first; each institution sees its own, observers no names."""
    user = request.user
    sees_all = user.has_perm("members.view_nomination_status")
    requests = NominationRequest.objects.all() if sees_all else visible_requests(user)
    nominated = Nomination.objects.all() if sees_all else visible_nominations(user)
    rows = tracker.rows(requests, nominated, today())
    visible = set(visible_nominations(user).values_list("pk", flat=True))
    context = {
        "under_way": [row for row in rows if not row.done],
        "answered": [row for row in rows if row.done][:50],
        "late": sum(row.late for row in rows),
        "visible": visible,
        "can_ask": user.has_perm("members.request_nomination"),
        "sees_status": sees_all,
        "own": set(nominates_for(user)),
    }
    return render(request, "members/nominations/desk.html", context)


def nomination_add(request):
    """A nomination nobody asked for: a letter arrived, or an institution outside the list offers somebody."""

    def save(data):
        made = nominations.prepare_unasked(data.pop("unit"), by=request.user, **data)
        return nominations.path_of_nomination(made)

    own = nominates_for(request.user)
    everybody = request.user.has_perm("members.request_nomination")
    initial = {"unit": asked.number(request, "unit") or min(own, default=None), "starts_on": today()}
    return form_page(
        request,
        forms.UnsolicitedForm(request.POST or None, units=None if everybody else own, initial=initial),
        title=_("Enter a nomination"),
        lead=_("First the person; then the letter is printed, signed and handed in."),
        submit=_("Save and go on to the letter"),
        save=save,
        back=reverse("members:nominations"),
        done=_("Saved. Now print the letter and have it signed."),
    )


def named():
    """Nominations with what their pages need."""
    return Nomination.objects.select_related(
        "seat__unit", "request", "person", "letter__scan", "letter__document"
    ).prefetch_related("seat__unit__names", "seat__unit__parents__parent__names")


def nomination_page(request, pk):
    """One nomination: who is named, the letter, where it stands, what to do next."""
    nomination = fetch(request, named(), pk=pk)
    user = request.user
    submits = nomination.status in ("draft", "returned") and user.has_perm(
        "members.submit_nomination", nomination
    )
    decides = nomination.status == "submitted" and user.has_perm("members.decide_nomination", nomination)
    candidates = acceptance.candidates(nomination) if decides else []
    context = {
        "nomination": nomination,
        "letter": nomination.letter,
        "strip": _strip(nomination),
        "letter_form": forms.LetterForm(initial=_letter_initial(nomination)) if submits else None,
        "accept_form": forms.AcceptForm(candidates=candidates) if decides else None,
        "candidates": candidates,
        "moves": [m for m in moves(nomination, user) if m.allowed and m.verb != "accept"],
        "version": terms.on(),
        "history": history_of(nomination),
        **_last_day(nomination),
        "before": MembershipTerm.objects.holding()
        .filter(seat=nomination.seat)
        .select_related("person")
        .first(),
    }
    return render(request, "members/nominations/page.html", context)


def _last_day(nomination) -> dict:
    """The last day of the term: of the record, of the letter, or of the shortest term the Terms ask (None: no day known)."""
    if nomination.term:
        return {"last_day": nomination.term.ends_on, "is_shortest": False}
    if nomination.ends_on:
        return {"last_day": nomination.ends_on, "is_shortest": False}
    return {"last_day": memberships.shortest_end(nomination.starts_on), "is_shortest": True}


def _strip(nomination) -> list[dict]:
    if nomination.status == NominationStatus.WITHDRAWN:
        return [{"label": NominationStatus.WITHDRAWN.label, "state": "now"}]
    labels = [_("The person is named"), _("The letter is handed in"), _("The secretariat accepts it")]
    at = {"draft": 1, "returned": 1, "submitted": 2, "held": 2, "accepted": 3}[nomination.status]
    note = {"held": NominationStatus.HELD.label, "returned": NominationStatus.RETURNED.label}
    return [
        {
            "label": label,
            "state": "done" if place < at else "now" if place == at else "next",
            "note": note.get(nomination.status, "") if place == at else "",
        }
        for place, label in enumerate(labels)
    ]


def _letter_initial(nomination) -> dict:
    letter = nomination.letter
    if letter is None:
        return {}
    return {
        "number": letter.their_number,
        "date": letter.their_date,
        "signatory": letter.signatory,
        "external_number": letter.external_number,
        "external_date": letter.external_date,
    }


def nomination_edit(request, pk):
    """Change who is named."""
    nomination = fetch(request, named(), pk=pk)
    return form_page(
        request,
        forms.NomineeForm(request.POST or None, instance=nomination),
        title=_("Change the nomination"),
        submit=_("Save"),
        save=lambda data: nominations.change(nomination, by=request.user, **data),
        back=nominations.path_of_nomination(nomination),
        done=_("Saved."),
    )


def nomination_submit(request, pk):
    """Hand in the signed letter."""
    nomination = fetch(request, named(), pk=pk)
    paper = nomination.seat.unit_id not in nominates_for(request.user)

    def save(data):
        scan = data.pop("scan")
        document = keep_if_given(scan, by=request.user)
        nominations.submit(nomination, on_behalf=paper, scan=document, by=request.user, **data)

    return form_page(
        request,
        forms.LetterForm(request.POST or None, request.FILES or None, initial=_letter_initial(nomination)),
        title=_("Hand in the signed letter"),
        lead=nomination.full_name(),
        submit=_("Hand in"),
        save=save,
        back=nominations.path_of_nomination(nomination),
        done=_("The letter is recorded.")
        if paper
        else _("The nomination is handed in. The secretariat checks it and answers by e-mail."),
    )


def nomination_accept(request, pk):
    """Accept a nomination."""
    nomination = fetch(request, named(), pk=pk)

    def save(data):
        acceptance.accept(
            nomination, person=data["person"], is_new=data["is_new"], number=data["number"], by=request.user
        )

    return form_page(
        request,
        forms.AcceptForm(request.POST or None, candidates=acceptance.candidates(nomination)),
        title=_("Accept the nomination"),
        lead=str(nomination),
        submit=_("Accept the nomination"),
        save=save,
        back=nominations.path_of_nomination(nomination),
        done=_("The nomination is accepted."),
    )


def _nomination_verb(request, pk, verb, done):
    nomination = fetch(
        request, named().filter(pk__in=visible_nominations(request.user)), pk=pk, by_engine=True
    )
    return act(request, lambda: verb(nomination), back=nominations.path_of_nomination(nomination), done=done)


@require_POST
def nomination_return(request, pk):
    """Return a nomination with a remark."""
    note = request.POST.get("note", "")
    return _nomination_verb(
        request,
        pk,
        lambda nomination: nominations.send_back(nomination, remark=note, by=request.user),
        _("The nomination is returned; your remark is told to those who speak for the institution."),
    )


@require_POST
def nomination_withdraw(request, pk):
    """Take a nomination back."""
    return _nomination_verb(
        request,
        pk,
        lambda nomination: nominations.withdraw(nomination, by=request.user),
        _("The nomination is withdrawn."),
    )


@require_POST
def nomination_release(request, pk):
    """Take a held nomination up again."""
    return _nomination_verb(
        request,
        pk,
        lambda nomination: nominations.release(nomination, by=request.user),
        _("The nomination is taken up again."),
    )


def membership_renew(request, pk):
    """Another term of the same person, in one step."""
    term = fetch(request, MembershipTerm.objects.select_related("person", "seat__unit"), pk=pk)

    def save(data):
        scan = data.pop("scan")
        document = keep_if_given(scan, by=request.user)
        acceptance.renew(term, scan=document, on_behalf=True, by=request.user, **data)

    return form_page(
        request,
        forms.RenewForm(
            request.POST or None, request.FILES or None, initial={"starts_on": acceptance.next_start(term)}
        ),
        title=_("Renew the membership term"),
        lead=f"{term.person} · {term.seat}",
        submit=_("Renew"),
        save=save,
        back=reverse("members:overview"),
        done=_("The new term is recorded with its letter."),
    )
