"""The page of the search."""

from django.shortcuts import render

from iiwg.desk.search.services import find
from iiwg.pages import query_params


def search(request):
    """Everything this reader may see that holds the words."""
    text = query_params.text(request, "q")
    return render(
        request,
        "desk/search/page.html",
        {"query_text": text, "groups": find(text, request.user) if text else []},
    )
