"""The register of outcomes."""

from django.core.paginator import Paginator
from django.shortcuts import render

from iiwg.database.fold import fold
from iiwg.pages import asked
from meetings.minutes.enums import OutcomeKind
from meetings.minutes.rules import visible_outcomes


def outcome_list(request):
    """Decisions, recommendations and agreements, found by words and kind."""
    text, kind = asked.text(request, "q"), asked.text(request, "kind")
    found = visible_outcomes(request.user).select_related("meeting")
    if text:
        found = found.filter(folded__contains=fold(text))
    if kind in OutcomeKind.values:
        found = found.filter(kind=kind)
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "q": text,
        "kind": kind,
        "kinds": OutcomeKind.choices,
    }
    return render(request, "meetings/minutes/outcomes/list.html", context)
