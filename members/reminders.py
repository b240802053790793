"""What is due: membership terms that lapse, and requests for nominations that wait. It warns and takes no right away."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from iiwg.audit.services import key
from iiwg.notifications.notices import Recipient
from iiwg.notifications.reminders import Due, steps
from iiwg.pages.dates import long_date
from members.models import MembershipTerm, NominationRequest
from members.services import chairs, recipients
from members.services.requests import path_of
from members.services.terms import on as terms_on

TERM_RULE, TERM_LADDER, MONTHLY = "members.term", (90, 30, 0), 30
HANDOVER_RULE, NEVER = "members.handover", 10_000
REQUEST_RULE, REQUEST_LADDER, WEEKLY = "members.request", (3, 0), 7


def due(on: date):
    """Every step of every lapsing term and of every open request that is due by a day."""
    yield from _terms(on)
    yield from _requests(on)
    yield from _handover(on)


def _terms(on: date):
    lapsing = (
        MembershipTerm.objects.holding(on)
        .filter(ends_on__lte=on + timedelta(days=max(TERM_LADDER)), end_reason="")
        .select_related("person", "seat__unit")
        .prefetch_related("seat__unit__names", "seat__unit__parents__parent__names")
    )
    followed = set(MembershipTerm.objects.filter(starts_on__gt=on).values_list("seat_id", flat=True))
    for term in lapsing:
        if term.seat_id in followed:
            continue
        for step in steps(term.ends_on, on, TERM_LADDER, MONTHLY):
            for recipient in recipients.of_nominators_or_desk(term.seat.unit):
                yield Due(
                    TERM_RULE,
                    step,
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
    every = terms.reminder_overdue_every_days if terms else WEEKLY
    waiting = (
        NominationRequest.objects.filter(status="open", due_on__lte=on + timedelta(days=max(REQUEST_LADDER)))
        .exclude(nominations__status__in=["submitted", "held"])
        .select_related("seat__unit")
        .prefetch_related("seat__unit__names", "seat__unit__parents__parent__names")
    )
    for request in waiting:
        for step in steps(request.due_on, on, REQUEST_LADDER, every):
            for recipient in recipients.of_nominators_or_desk(request.seat.unit):
                yield Due(
                    REQUEST_RULE,
                    step,
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
    if term is None or term.ends_on is None or (term.ends_on - on).days > max(TERM_LADDER):
        return
    following = term.following()
    told = recipients.secretariat()
    told += [Recipient.of(user) for user in chairs.accounts_of(following, on)] if following else []
    for step in steps(term.ends_on, on, TERM_LADDER, NEVER):
        for recipient in told:
            yield Due(HANDOVER_RULE, step, key(term), term.ends_on, recipient, _handover_line(term), "/")


def _handover_line(term):
    def line() -> str:
        facts = {"institution": term.institution.name(), "day": _day(term.ends_on)}
        return _("%(institution)s leads until %(day)s: prepare the hand-over of the chair") % facts

    return line


def _day(day: date) -> str:
    return long_date(day, translation.get_language() or "tg")
