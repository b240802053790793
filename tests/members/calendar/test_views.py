"""Days of the calendar on the screen."""

import pytest

from members.calendar.models import Holiday

pytestmark = pytest.mark.django_db


def test_a_day_of_the_calendar_is_not_overwritten_unseen_and_can_be_checked(cast, signed_in):
    client = signed_in(cast.secretary)
    client.post("/members/calendar/fill/", {"year": 2026})
    row = Holiday.objects.first()
    page = client.post(
        "/members/calendar/add/",
        {"day": row.day.isoformat(), "kind": "day_off", "name": "again", "source": ""},
    )
    assert "is entered already" in page.content.decode()
    assert "to be checked" in client.get("/members/calendar/?year=2026").content.decode()
    client.post(f"/members/calendar/{row.pk}/", {"kind": row.kind, "name": row.name, "source": "Decree 5"})
    row.refresh_from_db()
    assert (row.source, row.is_to_be_checked) == ("Decree 5", False)
    page = client.post("/members/calendar/fill/", {"year": 2026}, follow=True).content.decode()
    assert "No further public holiday" in page
