"""The page of who is missing."""

from django.shortcuts import render

from iiwg.desk.overview import gaps


def gaps_page(request):
    """Who is missing at the table."""
    return render(request, "desk/overview/gaps.html", gaps.gaps())
