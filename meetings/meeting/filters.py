"""Filters of the list of meetings."""

from django.utils.translation import gettext_lazy as _

from iiwg.pages.filters import Choice, Filters
from meetings.meeting.enums import MeetingKind, MeetingStatus


class MeetingFilters(Filters):
    """By year, kind and state."""

    year = Choice(field_name="held_on__year", label=_("Year"))
    kind = Choice(choices=MeetingKind.choices, label=_("Kind"))
    state = Choice(field_name="status", choices=MeetingStatus.choices, label=_("Status"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        years = [day.year for day in self.queryset.dates("held_on", "year", order="DESC")]
        self.filters["year"].extra["choices"] = [(year, year) for year in years]
