"""What of nominations waits for a reader, on the home page."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from iiwg.accounts.rules import is_secretariat
from iiwg.database.models import today
from iiwg.pages.brought import ROWS, Section, Urgency
from members.institutions.rules import nominates_for
from members.nominations.enums import NominationStatus, RequestStatus
from members.nominations.models import Nomination, NominationRequest
from members.seats.models import MembershipTerm

UNDER_WAY = (NominationStatus.SUBMITTED, NominationStatus.HELD)


def sections(user) -> Iterator[Section]:
    """What this reader's institutions are asked for; for the secretariat, what is to be decided and what is late."""
    if requests := list(_requests_to(user)):
        yield Section(
            "members/nominations/home/requests.html", {"requests": requests}, urgency=Urgency.REQUEST
        )
    if returned := list(_returned_to(user)):
        yield Section(
            "members/nominations/home/returned.html", {"nominations": returned}, urgency=Urgency.REQUEST
        )
    if is_secretariat(user):
        work = _for_secretariat()
        if any(work.values()):
            template = "members/nominations/home/to_decide.html"
            yield Section(template, work, heading=_("Nominations"), urgency=Urgency.TO_DECIDE)


def _with_unit(rows):
    return rows.select_related("seat__unit").prefetch_related("seat__unit__names")[:ROWS]


def _requests_to(user):
    """Requests for nominations this user's institutions have not answered, or whose answer was returned."""
    returned = Nomination.objects.filter(request=OuterRef("pk"), status=NominationStatus.RETURNED)
    waiting = NominationRequest.objects.filter(
        status=RequestStatus.OPEN, seat__unit_id__in=nominates_for(user)
    )
    return _with_unit(waiting.exclude(nominations__status__in=UNDER_WAY).annotate(returned=Exists(returned)))


def _returned_to(user):
    """Nominations nobody asked for that came back with a remark."""
    return _with_unit(
        Nomination.objects.filter(
            status=NominationStatus.RETURNED, request__isnull=True, seat__unit_id__in=nominates_for(user)
        )
    )


def _for_secretariat() -> dict:
    """Nominations to decide, the number of institutions that are late, members who go on past their term."""
    late = NominationRequest.objects.filter(status=RequestStatus.OPEN, due_on__lt=today())
    past = MembershipTerm.objects.acting_past().select_related("person", "seat__unit")
    return {
        "to_decide": list(_with_unit(Nomination.objects.filter(status=NominationStatus.SUBMITTED))),
        "late_requests": late.exclude(nominations__status__in=UNDER_WAY).count(),
        "acting_past": list(past[:ROWS]),
    }
