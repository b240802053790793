"""Addresses of the noun."""

from django.urls import path

from iiwg.pages.gate import allow, allow_on_object
from members.calendar import views as calendar

urlpatterns = [
    path("calendar/", allow(calendar.calendar_page, "members.view_register"), name="calendar"),
    path("calendar/add/", calendar.DayAddPage.as_view(), name="day-set"),
    path("calendar/fill/", calendar.FillPage.as_view(), name="calendar-fill"),
    path("calendar/<int:pk>/", calendar.DayPage.as_view(), name="day-edit"),
    path(
        "calendar/<int:pk>/remove/",
        allow_on_object(calendar.day_remove, "members.change_calendar"),
        name="day-remove",
    ),
]
