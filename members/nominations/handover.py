"""What of letters and nominations is handed over with the chair."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from members.chairs.handover import Chapter, Order
from members.letters.models import Letter
from members.nominations.enums import NominationStatus, RequestStatus
from members.nominations.models import Nomination, NominationRequest
from members.nominations.services.requests import letters_no_longer_awaited

UNDER_WAY = (NominationStatus.SUBMITTED, NominationStatus.HELD, NominationStatus.RETURNED)

AWAITED = "members/nominations/handover/awaited.html"
UNSENT = "members/nominations/handover/unsent.html"
UNDER_WAY = "members/nominations/handover/nominations.html"


def chapters(_term, _user, _language) -> Iterator[Chapter]:
    """Letters awaiting an answer, letters to be sent, requests and nominations under way."""
    awaited = _open(Letter.objects.awaiting_answer())
    yield Chapter(Order.LETTERS, _("Letters awaiting an answer"), AWAITED, awaited)
    if unsent := _open(Letter.objects.to_be_sent()):
        yield Chapter(Order.LETTERS, _("Letters to be signed and sent"), UNSENT, unsent)
    rows = [*_requests(), *_nominations()]
    yield Chapter(Order.NOMINATIONS, _("Nominations under way"), UNDER_WAY, rows)


def _open(letters) -> list[Letter]:
    still_open = letters.exclude(pk__in=letters_no_longer_awaited())
    return list(still_open.select_related("institution").prefetch_related("institution__names"))


def _requests() -> list[dict]:
    requests = NominationRequest.objects.filter(status=RequestStatus.OPEN)
    return [
        {"name": request.seat, "state": _("Answer until"), "day": request.due_on}
        for request in _with_unit(requests)
    ]


def _nominations() -> list[dict]:
    nominations = Nomination.objects.filter(status__in=UNDER_WAY)
    return [
        {"name": nomination, "state": nomination.get_status_display()}
        for nomination in _with_unit(nominations)
    ]


def _with_unit(rows):
    return rows.select_related("seat__unit").prefetch_related("seat__unit__names")
