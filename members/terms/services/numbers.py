"""Numbers given by the patterns of the Terms of Reference, under a lock, never twice."""

import datetime

from django.db import transaction
from django.db.models import F

from members.terms.enums import NumberKind, NumberScope
from members.terms.models import NumberSeries, TermsOfReference

DEFAULT_PATTERN = {
    NumberKind.DECISION: "{meeting}/{year}-{n}",
    NumberKind.RECOMMENDATION: "R-{meeting}/{year}-{n}",
    NumberKind.AGREEMENT: "A-{meeting}/{year}-{n}",
    NumberKind.ACTION: "{meeting}/{year}-T{n}",
}


def take(
    kind: NumberKind,
    *,
    terms: TermsOfReference | None,
    meeting_id: int,
    meeting_number: str,
    on: datetime.date,
) -> str:
    """The next number of a kind for a meeting held on a day, by the pattern of the Terms it was held under."""
    row = terms.number_patterns.filter(kind=kind).first() if terms else None
    pattern = row.pattern if row else DEFAULT_PATTERN[kind]
    scope = row.scope if row else NumberScope.MEETING
    series = {
        NumberScope.MEETING: f"meeting:{meeting_id}",
        NumberScope.YEAR: f"year:{on.year}",
        NumberScope.LIFE: "life",
    }[NumberScope(scope)]
    return pattern.format(meeting=meeting_number, year=on.year, n=_next(kind, series))


def letter(kind: NumberKind, *, terms: TermsOfReference | None, on: datetime.date) -> str:
    """The next number of a letter by the pattern of the Terms; empty where they have none: the paper says it."""
    row = terms.number_patterns.filter(kind=kind).first() if terms else None
    if row is None:
        return ""
    series = "life" if row.scope == NumberScope.LIFE else f"year:{on.year}"
    return row.pattern.format(meeting="", year=on.year, n=_next(kind, series))


def _next(kind: NumberKind, scope: str) -> int:
    """The next value of a counter; the row is locked until the caller's transaction ends."""
    with transaction.atomic():
        NumberSeries.objects.get_or_create(kind=kind, scope=scope)
        series = NumberSeries.objects.select_for_update().get(kind=kind, scope=scope)
        NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
        return series.last + 1
