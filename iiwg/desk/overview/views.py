"""The page of who is missing."""

from django.shortcuts import render

from iiwg.workflow.rooms import brought


def gaps_page(request):
    """Who is missing at the table."""
    sections = [section for bring in brought("gaps") for section in bring(request.user)]
    return render(request, "desk/overview/gaps.html", {"sections": sections})
