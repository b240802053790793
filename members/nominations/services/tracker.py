"""Where nominations stand: days waiting in each stage, late ones first."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.letters.enums import LetterKind
from members.nominations.enums import NominationStatus, RequestStatus
from members.nominations.models import Nomination, NominationRequest

WITH_SECRETARIAT = (NominationStatus.SUBMITTED, NominationStatus.HELD)


@dataclass(frozen=True)
class Row:
    """One seat that is asked for or nominated for. Days are calendar days; None where the stage has not begun."""

    request: NominationRequest | None
    nomination: Nomination | None
    stage: object  # words, in the language of whoever reads them
    days: int  # in the present stage
    with_institution: int | None
    with_secretariat: int | None
    late: bool
    due_on: datetime.date | None
    reminded_on: datetime.date | None
    done: bool

    @property
    def can_be_reminded(self) -> bool:
        """Whether an institution was asked and has not answered, or has not answered in time."""
        return self.request is not None and (self.late or self.nomination is None)

    @property
    def seat(self):
        """The seat it is about."""
        return (self.request or self.nomination).seat


def rows(requests, nominations, on: datetime.date) -> list[Row]:
    """What is under way among these requests and nominations, late and long waiting first, then what is answered."""
    requests = requests.exclude(status=RequestStatus.WITHDRAWN).select_related("seat__unit")
    requests = requests.prefetch_related("seat__unit__names", "nominations", "letters")
    unasked = Q(request__isnull=True) | Q(request__status=RequestStatus.WITHDRAWN)
    alone = nominations.filter(unasked).exclude(status=NominationStatus.WITHDRAWN)
    alone = alone.select_related("seat__unit").prefetch_related("seat__unit__names")
    found = [_row(request, _latest(request), on) for request in requests]
    found += [_row(None, nomination, on) for nomination in alone]
    return sorted(found, key=lambda row: (row.done, not row.late, -row.days))


def _latest(request: NominationRequest) -> Nomination | None:
    standing = [n for n in request.nominations.all() if n.status != NominationStatus.WITHDRAWN]
    return max(standing, key=lambda nomination: nomination.pk, default=None)


def _row(request, nomination, on: datetime.date) -> Row:
    asked = request.requested_on if request else timezone.localdate(nomination.made_at)
    submitted = _day(nomination.submitted_at) if nomination else None
    decided = _day(nomination.decided_at) if nomination else None
    status = nomination.status if nomination else None
    done = status == NominationStatus.ACCEPTED
    here = status in WITH_SECRETARIAT
    late = bool(request and not done and not here and request.due_on < on)
    since = submitted if here and submitted else asked
    return Row(
        request=request,
        nomination=nomination,
        stage=NominationStatus(status).label if status else _("Waiting for the institution"),
        days=0 if done else (on - since).days,
        with_institution=((submitted or on) - asked).days,
        with_secretariat=((decided or on) - submitted).days if submitted and (here or done) else None,
        late=late,
        due_on=request.due_on if request else None,
        reminded_on=_reminded_on(request) if request else None,
        done=done,
    )


def _reminded_on(request: NominationRequest) -> datetime.date | None:
    return max(
        (letter.made_on for letter in request.letters.all() if letter.kind == LetterKind.REMINDER),
        default=None,
    )


def _day(moment) -> datetime.date | None:
    return timezone.localdate(moment) if moment else None
