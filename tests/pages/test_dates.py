"""Time zones as people abroad read them."""

import datetime

import pytest

from iiwg.pages.dates import utc_offset


@pytest.mark.parametrize(
    ("zone", "day", "words"),
    [
        ("Asia/Dushanbe", (2026, 1, 21), "UTC+5"),
        ("Asia/Kolkata", (2026, 1, 21), "UTC+5:30"),
        ("Europe/Zurich", (2026, 1, 21), "UTC+1"),
        ("Europe/Zurich", (2026, 7, 21), "UTC+2"),
        ("America/St_Johns", (2026, 1, 21), "UTC-3:30"),
        ("UTC", (2026, 1, 21), "UTC+0"),
    ],
)
def test_a_time_zone_is_said_by_its_offset_on_the_day(zone, day, words):
    assert utc_offset(zone, datetime.date(*day)) == words
