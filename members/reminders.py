"""What is due: membership terms that lapse, and requests for nominations that wait. It warns and takes no right away."""

from datetime import date

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.audit.services import key
from iiwg.notifications.notices import Recipient
from iiwg.notifications.reminders import Due, Ladder
from iiwg.pages.dates import long_date
from members.models import MembershipTerm, NominationRequest
from members.services import chairs, recipients
from members.services.requests import path_of
from members.services.terms import on as terms_on

TERM_RULE, TERM_LADDER = "members.term", Ladder((90, 30, 0), overdue_every_days=30)
HANDOVER_RULE, HANDOVER_LADDER = "members.handover", Ladder((90, 30, 0))
REQUEST_RULE, REQUEST_DAYS, WEEKLY = "members.request", (3, 0), 7


def due(on: date):
    """The rung reached by a day of every lapsing term, every open request and the turn of the chair."""
    yield from _terms(on)
    yield from _requests(on)
    yield from _handover(on)


def _terms(on: date):
    lapsing = (
        MembershipTerm.objects.holding(on)
        .filter(ends_on__lte=TERM_LADDER.last_due_date(on), end_reason="")
        .exclude(seat__in=MembershipTerm.objects.filter(starts_on__gt=on).values("seat"))
        .select_related("person", "seat__unit")
        .prefetch_related("seat__unit__names")
    )
    told = recipients.of_nominators_or_desk(term.seat.unit for term in lapsing)
    for term in lapsing:
        rung = TERM_LADDER.rung(term.ends_on, on)
        for recipient in told[term.seat.unit_id]:
            yield Due(
                TERM_RULE,
                rung,
                key(term),
                term.ends_on,
                recipient,
                _term_line(term, on),
                _term_path(term),
            )


def _term_path(term) -> str:
    return reverse("members:institution", args=[term.seat.unit_id])


def _term_line(term, on: date):
    def line() -> str:
        facts = {"person": term.person, "unit": term.seat.unit.name(), "day": _day(term.ends_on)}
        if term.ends_on < on:
            return _("%(person)s acts for %(unit)s past the term, which ended on %(day)s") % facts
        return _("The membership term of %(person)s for %(unit)s ends on %(day)s") % facts

    return line


def _requests(on: date):
    terms = terms_on(on)
    ladder = Ladder(REQUEST_DAYS, terms.reminder_overdue_every_days if terms else WEEKLY)
    waiting = (
        NominationRequest.objects.filter(status="open", due_on__lte=ladder.last_due_date(on))
        .exclude(nominations__status__in=["submitted", "held"])
        .select_related("seat__unit")
        .prefetch_related("seat__unit__names")
    )
    told = recipients.of_nominators_or_desk(request.seat.unit for request in waiting)
    for request in waiting:
        rung = ladder.rung(request.due_on, on)
        for recipient in told[request.seat.unit_id]:
            yield Due(
                REQUEST_RULE,
                rung,
                key(request),
                request.due_on,
                recipient,
                _request_line(request),
                path_of(request),
            )


def _request_line(request):
    def line() -> str:
        facts = {"unit": request.seat.unit.name(), "day": _day(request.due_on)}
        return _("Nomination letter of %(unit)s, asked for until %(day)s") % facts

    return line


def _handover(on: date):
    """The chair is handed over: the secretariat and who leads next are told 90, 30 and 0 days before."""
    term = chairs.leading(on)
    rung = HANDOVER_LADDER.rung(term.ends_on, on) if term and term.ends_on else None
    if rung is None:
        return
    prefetch_related_objects([term], "institution__names")
    following = term.following()
    told = recipients.secretariat()
    told += [Recipient.of(user) for user in chairs.accounts_of(following, on)] if following else []
    for recipient in told:
        yield Due(HANDOVER_RULE, rung, key(term), term.ends_on, recipient, _handover_line(term), "/")


def _handover_line(term):
    def line() -> str:
        facts = {"institution": term.institution.name(), "day": _day(term.ends_on)}
        return _("%(institution)s leads until %(day)s: prepare the hand-over of the chair") % facts

    return line


def _day(day: date) -> str:
    return long_date(day, translation.get_language() or "tg")
