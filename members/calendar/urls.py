"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.calendar import views as calendar

urlpatterns = [
    path("calendar/", allow(calendar.calendar_page, "members.view_register"), name="calendar"),
    path("calendar/add/", allow(calendar.day_set, "members.change_calendar"), name="day-set"),
    path("calendar/fill/", allow(calendar.propose, "members.change_calendar"), name="calendar-fill"),
    path(
        "calendar/<int:pk>/", allow_on_object(calendar.day_edit, "members.change_calendar"), name="day-edit"
    ),
    path(
        "calendar/<int:pk>/remove/",
        allow_on_object(calendar.day_remove, "members.change_calendar"),
        name="day-remove",
    ),
]
