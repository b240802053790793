"""Addresses of the members room."""

from members.calendar import urls as calendar
from members.chairs import urls as chairs
from members.establishment import urls as establishment
from members.institutions import urls as institutions
from members.letters import urls as letters
from members.nominations import urls as nominations
from members.people import urls as people
from members.seats import urls as seats
from members.sheets import urls as sheets
from members.terms import urls as terms

app_name = "members"
urlpatterns = [
    *seats.urlpatterns,
    *institutions.urlpatterns,
    *people.urlpatterns,
    *terms.urlpatterns,
    *chairs.urlpatterns,
    *nominations.urlpatterns,
    *letters.urlpatterns,
    *calendar.urlpatterns,
    *establishment.urlpatterns,
    *sheets.urlpatterns,
]
