"""Where nominations stand: days waiting in each stage, late ones first."""

import datetime
from dataclasses import dataclass

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
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

    @property
    def can_be_reminded(self) -> bool:
        """Whether an institution was asked and has not answered, or has not answered in time."""
        return self.request is not None and (self.late or self.nomination is None)


ACCEPTED = Q(latest_status=NominationStatus.ACCEPTED)


def under_way(
    requests: QuerySet[NominationRequest], nominations: QuerySet[Nomination], on: datetime.date
) -> list[Row]:
    """What is under way among these requests and nominations, late and long waiting first."""
    asked = _asked(requests).filter(Q(latest_status=None) | ~ACCEPTED)
    alone = _unasked(nominations).exclude(status=NominationStatus.ACCEPTED)
    return sorted(_rows(asked, alone, on), key=lambda row: (not row.late, -row.days))


def answered(
    requests: QuerySet[NominationRequest], nominations: QuerySet[Nomination], on: datetime.date, *, most: int
) -> list[Row]:
    """Of what is answered so many, what was decided last first."""
    asked = _asked(requests).filter(ACCEPTED).order_by(F("decided_at").desc(nulls_last=True), "-pk")
    alone = _unasked(nominations).filter(status=NominationStatus.ACCEPTED)
    alone = alone.order_by(F("decided_at").desc(nulls_last=True), "-pk")
    found = _rows(asked[:most], alone[:most], on)
    return sorted(found, key=_decided, reverse=True)[:most]


def _asked(requests: QuerySet[NominationRequest]) -> QuerySet[NominationRequest]:
    """Requests that stand, with how the nomination made on them last stands (`latest_status`), when it was decided and when
    the institution was reminded last.
    """
    standing = Nomination.objects.filter(request=OuterRef("pk")).exclude(status=NominationStatus.WITHDRAWN)
    latest = standing.order_by("-pk")
    found = requests.exclude(status=RequestStatus.WITHDRAWN).annotate(
        latest_status=Subquery(latest.values("status")[:1]),
        decided_at=Subquery(latest.values("decided_at")[:1]),
        reminded_on=Max("letters__made_on", filter=Q(letters__kind=LetterKind.REMINDER)),
    )
    return found.select_related("seat__unit").prefetch_related("seat__unit__names", "nominations")


def _unasked(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Nominations that stand and that no standing request asked for."""
    unasked = Q(request__isnull=True) | Q(request__status=RequestStatus.WITHDRAWN)
    found = nominations.filter(unasked).exclude(status=NominationStatus.WITHDRAWN)
    return found.select_related("seat__unit").prefetch_related("seat__unit__names")


def _rows(
    requests: QuerySet[NominationRequest], nominations: QuerySet[Nomination], on: datetime.date
) -> list[Row]:
    asked = [_row(row.seat, row, row.latest_nomination(), begun=row.requested_on, on=on) for row in requests]
    alone = [_row(row.seat, None, row, begun=timezone.localdate(row.made_at), on=on) for row in nominations]
    return asked + alone


def _decided(row: Row) -> tuple[bool, datetime.datetime | None]:
    """To sort by when it was decided; what was decided on an unknown day comes last."""
    decided = row.nomination.decided_at if row.nomination else None
    return decided is not None, decided


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
        reminded_on=vars(request)["reminded_on"] if request else None,
    )


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localdate(moment) if moment else None
