"""The overview of the room: who takes part, who sits for whom, on any day."""

from django.shortcuts import render

from iiwg.database.models import today
from iiwg.pages import query_params
from members.chairs.services import chairs
from members.seats.enums import Capacity
from members.seats.models import LpiVersion, MembershipTerm
from members.seats.panels import overtaken
from members.seats.services import seats
from members.terms.services import terms


def chosen_day(request):
    """The day a page is asked for (?on=2024-05-15); today without one."""
    return query_params.day(request) or today()


def overview(request):
    """Who takes part, who sits for whom, who leads."""
    day = chosen_day(request)
    lpi = LpiVersion.objects.on(day).first()
    rows = _rows(day)
    leading = chairs.leading(day)
    context = {
        "day": day,
        "lpi": lpi,
        "entries": lpi.entries.select_related("institution").prefetch_related("institution__names")
        if lpi
        else [],
        "rows": rows,
        "vacant": sum(row["term"] is None for row in rows),
        "leading": leading,
        "beside": chairs.beside(leading, day) if leading else None,
        "incoming": chairs.incoming(day),
        "terms": terms.on(day),
        "overtaken": overtaken(request.user, day),
    }
    return render(request, "members/seats/overview.html", context)


def _rows(day) -> list[dict]:
    """Every seat somebody holds on a day, and every unit the list expects a member from."""
    held = MembershipTerm.objects.holding(day).exclude(seat__capacity=Capacity.COCHAIR)
    held = held.select_related("person", "seat__unit").prefetch_related("seat__unit__names")
    acting_today = set(MembershipTerm.objects.acting_past().values_list("pk", flat=True))
    rows = [
        {
            "unit": term.seat.unit,
            "seat": term.seat,
            "term": term,
            "acting": term.is_acting_past(day),
            "goes_on": not term.ends_on or term.ends_on >= today() or term.pk in acting_today,
        }
        for term in held
    ]
    filled = {row["unit"].pk for row in rows if row["seat"].capacity == Capacity.MEMBER}
    rows += [{"unit": unit, "term": None} for unit in seats.expected_units(day) if unit.pk not in filled]
    return sorted(rows, key=lambda row: (row["unit"].alphabet, row["unit"].pk))
