"""Pages of the calendar."""

from datetime import MAXYEAR

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.database.models import today
from iiwg.pages import query_params
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.dates import long_date
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from members.calendar import forms
from members.calendar import services as calendar
from members.calendar.models import Holiday


def calendar_page(request):
    """The days of a year that differ from an ordinary week."""
    year = min(query_params.number(request, "year") or today().year, MAXYEAR)
    place = calendar.country()
    context = {
        "year": year,
        "days": Holiday.objects.filter(country=place, day__year=year),
        "can_change": request.user.has_perm("members.change_calendar"),
    }
    return render(request, "members/calendar/page.html", context)


def _page_of(year: int) -> str:
    return f"{reverse('members:calendar')}?year={year}"


@require_POST
def day_remove(request, pk):
    """Make a day an ordinary day."""
    entry = get_for_user(request, Holiday, pk=pk)
    return call_and_redirect(
        request,
        lambda: calendar.remove_day(entry, by=request.user),
        back=_page_of(entry.day.year),
        done=_("It is an ordinary day again."),
    )


class DayAddPage(FormPage):
    """Say that a day is a day off, or a working day."""

    act = "members.holiday.set"
    form_class = forms.HolidayForm
    service = calendar.set_day
    title = gettext_lazy("Enter a day")
    lead = gettext_lazy("A day off, or a working day at a weekend, as the Government announced it.")
    back = "members:calendar"


class DayPage(FormPage):
    """Change what is entered for a day; saving it says that it was checked."""

    act = "members.holiday.set"
    model = Holiday
    form_class = forms.DayForm
    service = calendar.change_day
    lead = gettext_lazy("Saving says that this entry was checked.")

    def get_title(self):
        return long_date(self.record.day, get_language())

    def get_initial(self):
        entry = self.record
        source = "" if entry.is_to_be_checked else entry.source
        return {"kind": entry.kind, "name": entry.name, "source": source}

    def get_back(self):
        return _page_of(self.record.day.year)


class FillPage(FormPage):
    """Fill a year with public holidays."""

    act = "members.holiday.propose"
    form_class = forms.YearForm
    title = gettext_lazy("Fill with public holidays")
    lead = gettext_lazy(
        "Known public holidays are entered, marked “to be checked”. Days the Government moves are entered by hand."
    )
    submit = gettext_lazy("Fill")
    back = "members:calendar"

    def get_initial(self):
        return {"year": today().year}

    def save(self, form):
        self.year = form.cleaned_data["year"]
        return calendar.propose(self.year, by=self.request.user)

    def get_done(self, made):
        if not made:
            return ""
        text = ngettext(
            "%(count)d public holiday is entered. Please check it.",
            "%(count)d public holidays are entered. Please check them.",
            made,
        )
        return text % {"count": made}

    def get_next(self, made):
        if not made:
            messages.warning(self.request, _("No further public holiday of this year is known."))
        return _page_of(self.year)
