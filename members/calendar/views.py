"""Pages of the calendar."""

from datetime import MAXYEAR

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.database.models import today
from iiwg.pages import asked
from iiwg.pages.acting import act, form_page
from iiwg.pages.dates import long_date
from iiwg.pages.gate import fetch
from members.calendar import forms
from members.calendar import services as calendar
from members.calendar.models import Holiday


def calendar_page(request):
    """The days of a year that differ from an ordinary week."""
    year = min(asked.number(request, "year") or today().year, MAXYEAR)
    place = calendar.country()
    context = {
        "year": year,
        "days": Holiday.objects.filter(country=place, day__year=year),
        "can_change": request.user.has_perm("members.change_calendar"),
    }
    return render(request, "members/calendar/page.html", context)


def day_set(request):
    """Say that a day is a day off, or a working day."""

    def save(data):
        calendar.set_day(data.pop("day"), by=request.user, **data)

    return form_page(
        request,
        forms.HolidayForm(request.POST or None),
        title=_("Enter a day"),
        lead=_("A day off, or a working day at a weekend, as the Government announced it."),
        submit=_("Save"),
        save=save,
        back=reverse("members:calendar"),
        done=_("Saved."),
    )


def day_edit(request, pk):
    """Change what is entered for a day; saving it says that it was checked."""
    row = fetch(request, Holiday.objects.all(), pk=pk)
    facts = {"kind": row.kind, "name": row.name, "source": "" if row.is_to_be_checked else row.source}
    return form_page(
        request,
        forms.DayForm(request.POST or None, initial=facts),
        title=long_date(row.day, get_language()),
        lead=_("Saving says that this entry was checked."),
        submit=_("Save"),
        save=lambda data: calendar.set_day(row.day, row=row, by=request.user, **data) and None,
        back=f"{reverse('members:calendar')}?year={row.day.year}",
        done=_("Saved."),
    )


@require_POST
def day_remove(request, pk):
    """Make a day an ordinary day."""
    row = fetch(request, Holiday.objects.all(), pk=pk)
    year = row.day.year
    return act(
        request,
        lambda: calendar.remove_day(row, by=request.user),
        back=f"{reverse('members:calendar')}?year={year}",
        done=_("It is an ordinary day again."),
    )


def propose(request):
    """Fill a year with public holidays."""

    def save(data):
        made = calendar.propose(data["year"], by=request.user)
        if made:
            text = ngettext(
                "%(count)d public holiday is entered. Please check it.",
                "%(count)d public holidays are entered. Please check them.",
                made,
            )
            messages.success(request, text % {"count": made})
        else:
            messages.warning(request, _("No further public holiday of this year is known."))
        return f"{reverse('members:calendar')}?year={data['year']}"

    return form_page(
        request,
        forms.YearForm(request.POST or None, initial={"year": today().year}),
        title=_("Fill with public holidays"),
        lead=_(
            "Known public holidays are entered, marked “to be checked”. Days the Government moves are entered by hand."
        ),
        submit=_("Fill"),
        save=save,
        back=reverse("members:calendar"),
    )
