"""Forms of the calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.calendar.enums import DayKind
from members.institutions.forms import day


class DayForm(forms.Form):
    """In what a day differs from an ordinary week."""

    kind = forms.ChoiceField(label=_("Kind"), choices=DayKind.choices)
    name = forms.CharField(label=pgettext_lazy("thing", "Name"), max_length=200, required=False)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)


class HolidayForm(DayForm):
    """A day that differs from an ordinary week."""

    day = day(_("Day"))
    field_order = ["day"]


class YearForm(forms.Form):
    """A year."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
