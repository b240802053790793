"""Pages of the hand-over of the chair."""

from django.shortcuts import render
from django.utils.translation import get_language

from iiwg.desk.handover import pack as handover
from iiwg.documents.views import answer_made
from iiwg.pages import query_params
from iiwg.pages.gate import get_for_user
from members.chairs.models import ChairingTerm


def _term(request, pk) -> ChairingTerm:
    """The turn that is handed over, with what the pack names."""
    turns = ChairingTerm.objects.select_related("institution", "person", "terms")
    return get_for_user(request, ChairingTerm, among=turns, pk=pk)


def handover_page(request, pk):
    """What the next co-chair takes over."""
    term = _term(request, pk)
    context = {"term": term, "html": handover.html(term, get_language(), request.user)}
    return render(request, "desk/handover/page.html", context)


def handover_pdf(request, pk):
    """The hand-over pack on paper."""
    term = _term(request, pk)
    language = query_params.language(request)
    return answer_made(handover.pdf(term, language, request.user), handover.title(language), "pdf")


def handover_zip(request, pk):
    """The hand-over pack as one archive."""
    term = _term(request, pk)
    language = query_params.language(request)
    return answer_made(handover.archive(term, language, request.user), handover.title(language), "zip")
