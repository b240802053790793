"""Requests for nominations that wait for an answer."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import cast

from django.utils.translation import gettext as _

from iiwg.audit.services import key
from iiwg.notifications.reminders import Due, Ladder
from iiwg.pages.dates import day_in_words
from members.nominations.models import NominationRequest
from members.seats.services import recipients
from members.terms.services.terms import on as terms_on

REQUEST_RULE = "members.request"
REQUEST_DAYS = (3, 0)
WEEKLY = 7


def unanswered_requests(on: date) -> Iterator[Due]:
    """The rung reached by a day of every open request."""
    terms = terms_on(on)
    ladder = Ladder(REQUEST_DAYS, terms.reminder_overdue_every_days if terms else WEEKLY)
    waiting = (
        NominationRequest.objects.unanswered()
        .filter(due_on__lte=ladder.last_due_date(on))
        .select_related("seat__unit")
        .prefetch_related("seat__unit__names")
    )
    told = recipients.of_nominators_or_desk(request.seat.unit for request in waiting)
    for request in waiting:
        due, path = request.due_on, request.get_absolute_url()
        rung = cast(int, ladder.rung(due, on))
        for recipient in told[request.seat.unit_id]:
            yield Due(REQUEST_RULE, rung, key(request), due, recipient, _request_line(request), path)


def _request_line(request: NominationRequest) -> Callable[[], str]:
    def line() -> str:
        facts = {"unit": request.seat.unit.name(), "day": day_in_words(request.due_on)}
        return _("Nomination letter of %(unit)s, asked for until %(day)s") % facts

    return line
