"""Addresses of the meetings room."""

from meetings.agenda import urls as agenda
from meetings.attendance import urls as attendance
from meetings.minutes import urls as minutes

app_name = "meetings"
urlpatterns = [
    *minutes.urlpatterns,
    *agenda.urlpatterns,
    *attendance.urlpatterns,
]
