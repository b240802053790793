"""Addresses of the meetings room."""

from meetings.agenda import urls as agenda
from meetings.attendance import urls as attendance
from meetings.meeting import urls as meeting
from meetings.minutes import urls as minutes

app_name = "meetings"
urlpatterns = [
    *meeting.urlpatterns,
    *minutes.urlpatterns,
    *agenda.urlpatterns,
    *attendance.urlpatterns,
]
