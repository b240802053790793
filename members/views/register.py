"""The overview of the room and the List of Participating Institutions."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.documents.rendering import render_text
from iiwg.documents.views import answer_pdf
from iiwg.pages import asked
from iiwg.pages.dates import long_date
from members.enums import Capacity
from members.models import LpiVersion, MembershipTerm, Seat
from members.services import chairs, terms
from members.texts.lpi import lpi_html


def asked_day(request):
    """The day a page is asked for (?on=2024-05-15); today without one."""
    return asked.day(request) or today()


def overview(request):
    """Who takes part, who sits for whom, who leads."""
    day = asked_day(request)
    lpi = LpiVersion.objects.on(day).first()
    seats = Seat.objects.select_related("unit").prefetch_related("unit__names")
    held = {
        term.seat_id: term for term in MembershipTerm.objects.holding(day).select_related("person", "seat")
    }
    rows = [
        {"seat": seat, "term": term, "acting": term is not None and term.is_acting_past(day)}
        for seat in seats.exclude(capacity=Capacity.COCHAIR)
        for term in [held.get(seat.pk)]
    ]
    context = {
        "day": day,
        "lpi": lpi,
        "entries": lpi.entries.select_related("institution").prefetch_related("institution__names")
        if lpi
        else [],
        "rows": rows,
        "vacant": sum(row["term"] is None for row in rows),
        "leading": chairs.leading(day),
        "incoming": chairs.incoming(day),
        "terms": terms.on(day),
    }
    return render(request, "members/register/overview.html", context)


def lpi_page(request):
    """The list that applies on a day, as it is printed."""
    day = asked_day(request)
    version = LpiVersion.objects.on(day).first()
    html = lpi_html(version, get_language(), day) if version else ""
    context = {"version": version, "html": html, "day": day, "versions": LpiVersion.objects.all()}
    return render(request, "members/register/lpi.html", context)


def lpi_pdf(request):
    """Annex 1 on paper."""
    day = asked_day(request)
    version = LpiVersion.objects.on(day).first()
    if version is None:
        return redirect(reverse("members:lpi"))
    title = _("List of Participating Institutions")
    html = lpi_html(version, get_language(), day)
    footnote = _("Valid on %(day)s") % {"day": long_date(day, get_language())}
    content = render_text(html, format="pdf", language=get_language(), title=title, footnote=footnote)
    return answer_pdf(content, f"LPI-{version.number}-{day}")
