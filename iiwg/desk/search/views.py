"""The page of the search."""

from django.core.paginator import Paginator
from django.shortcuts import render

from iiwg.pages import query_params
from iiwg.search.finding import find, find_of

FIRST = 5  # hits of each kind, while all kinds are shown
PAGE = 30  # hits of one kind on a page


def search(request):
    """Everything this reader may see that holds the words, kind by kind; or all of one kind, page by page."""
    text = query_params.text(request, "q")
    context = {"query_text": text}
    one_kind = find_of(request.GET.get("of", ""), text, request.user)
    if one_kind:
        findable, rows = one_kind
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        context |= {"kind": findable.title, "page": page, "hits": [findable.hit(row) for row in page]}
    elif text:
        context["answer"] = find(text, request.user, most=FIRST)
    return render(request, "desk/search/page.html", context)
