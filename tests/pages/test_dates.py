"""Time zones as people abroad read them."""

import datetime

import pytest

from iiwg.pages.dates import long_date, quarter_end, quarter_of, utc_offset


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


@pytest.mark.parametrize(
    ("language", "precision", "words"),
    [
        ("en", "day", "5\xa0April\xa02023"), ("ru", "day", "5\xa0апреля\xa02023\xa0года"), ("tg", "day", "5\xa0апрели\xa0соли\xa02023"),
        ("en", "month", "April\xa02023"), ("ru", "month", "апрель\xa02023\xa0года"), ("tg", "month", "апрели\xa0соли\xa02023"),
        ("en", "year", "2023"), ("tg", "year", "соли\xa02023"),
    ],
)  # fmt: skip
def test_dates_in_words(language, precision, words):
    assert long_date(datetime.date(2023, 4, 5), language, precision) == words


@pytest.mark.parametrize(("quarter", "end"), [(1, "03-31"), (2, "06-30"), (3, "09-30"), (4, "12-31")])
def test_quarters(quarter, end):
    last = quarter_end(2026, quarter)
    assert last.isoformat() == f"2026-{end}"
    assert quarter_of(last) == quarter
