"""Where nominations stand: days waiting in each stage, late ones first."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from members.letters.enums import LetterKind
from members.nominations.enums import UNDECIDED, NominationStatus, RequestStatus
from members.nominations.models import Nomination, NominationRequest
from members.seats.models import Seat


@dataclass(frozen=True)
class Row:
    """One seat that is asked for or nominated for. Days are calendar days; None where the stage has not begun."""

    seat: Seat
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


def rows(
    requests: QuerySet[NominationRequest], nominations: QuerySet[Nomination], on: datetime.date
) -> list[Row]:
    """What is under way among these requests and nominations, late and long waiting first, then what is answered."""
    requests = requests.exclude(status=RequestStatus.WITHDRAWN).select_related("seat__unit")
    requests = requests.prefetch_related("seat__unit__names", "nominations", "letters")
    unasked = Q(request__isnull=True) | Q(request__status=RequestStatus.WITHDRAWN)
    alone = nominations.filter(unasked).exclude(status=NominationStatus.WITHDRAWN)
    alone = alone.select_related("seat__unit").prefetch_related("seat__unit__names")
    found = [_row(row.seat, row, row.latest_nomination(), begun=row.requested_on, on=on) for row in requests]
    found += [_row(row.seat, None, row, begun=timezone.localdate(row.made_at), on=on) for row in alone]
    return sorted(found, key=lambda row: (row.done, not row.late, -row.days))


def _row(
    seat: Seat,
    request: NominationRequest | None,
    nomination: Nomination | None,
    *,
    begun: datetime.date,
    on: datetime.date,
) -> Row:
    submitted = _day(nomination.submitted_at) if nomination else None
    decided = _day(nomination.decided_at) if nomination else None
    done = bool(nomination and nomination.is_accepted)
    is_here = bool(nomination and nomination.status in UNDECIDED)
    late = bool(request and not done and not is_here and request.due_on < on)
    since = submitted if is_here and submitted else begun
    return Row(
        seat=seat,
        request=request,
        nomination=nomination,
        stage=NominationStatus(nomination.status).label if nomination else RequestStatus.OPEN.label,
        days=0 if done else (on - since).days,
        with_institution=((submitted or on) - begun).days,
        with_secretariat=((decided or on) - submitted).days if submitted and (is_here or done) else None,
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


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localdate(moment) if moment else None
