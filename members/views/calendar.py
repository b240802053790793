"""Pages of the calendar of working days and of the templates of steps."""

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
from members.forms import nominations as forms
from members.models import Holiday, StepTemplate
from members.services import calendar, steps


def calendar_page(request):
    """The days of a year that differ from an ordinary week."""
    year = min(asked.number(request, "year") or today().year, MAXYEAR)
    place = calendar.country()
    context = {
        "year": year,
        "days": Holiday.objects.filter(country=place, day__year=year),
        "can_change": request.user.has_perm("members.change_calendar"),
        "templates": StepTemplate.objects.prefetch_related("steps"),
        "can_ask": request.user.has_perm("members.request_nomination"),
    }
    return render(request, "members/nomination/calendar.html", context)


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


def template_add(request):
    """A template of steps."""
    return _template(request, None, {}, _("Add a template of steps"))


def template_edit(request, pk):
    """Change a template of steps."""
    template = fetch(request, StepTemplate.objects.all(), pk=pk)
    lines = "\n".join(f"{step.title}; {step.working_days}" for step in template.steps.all())
    return _template(
        request, template, {"name": template.name, "steps": lines}, _("Change the template of steps")
    )


def _template(request, template, initial, title):
    return form_page(
        request,
        forms.StepTemplateForm(request.POST or None, initial=initial),
        title=title,
        submit=_("Save"),
        save=lambda data: steps.save(template, by=request.user, **data) and None,
        back=reverse("members:calendar"),
        done=_("Saved."),
    )


@require_POST
def template_remove(request, pk):
    """Take a template away."""
    template = fetch(request, StepTemplate.objects.all(), pk=pk)
    return act(
        request,
        lambda: steps.remove(template, by=request.user),
        back=reverse("members:calendar"),
        done=_("The template is removed. Requests that used it keep their steps."),
    )
