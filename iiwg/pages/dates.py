"""Dates as people write them: 5 April 2023, 5 апреля 2023 года, 5 апрели соли 2023. Never 04/05/23; never on two lines."""

import datetime
from zoneinfo import ZoneInfo

from iiwg.pages.languages import current_language
from iiwg.pages.numbers import NO_BREAK_SPACE

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "tg": "январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри",
}
MONTH_ALONE = {
    "en": MONTHS["en"],
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "tg": "январ феврал март апрел май июн июл август сентябр октябр ноябр декабр",
}
DAY = {"en": "{day} {month} {year}", "ru": "{day} {month} {year} года", "tg": "{day} {month} соли {year}"}
MONTH_YEAR = {"en": "{month} {year}", "ru": "{month} {year} года", "tg": "{month}и соли {year}"}
YEAR = {"en": "{year}", "ru": "{year} год", "tg": "соли {year}"}


def long_date(day: datetime.date, language: str, precision: str = "day") -> str:
    """A date in words; precision "month" or "year" says only what is known. Other languages are written as English."""
    language = language if language in DAY else "en"
    names = (MONTHS if precision == "day" else MONTH_ALONE)[language].split()
    form = {"day": DAY, "month": MONTH_YEAR, "year": YEAR}[precision][language]
    return form.format(day=day.day, month=names[day.month - 1], year=day.year).replace(" ", NO_BREAK_SPACE)


def day_in_words(day: datetime.date) -> str:
    """A day in words, in the active language."""
    return long_date(day, current_language())


def utc_offset(zone: str, day: datetime.date) -> str:
    """A time zone as people abroad read it: “UTC+5”, “UTC+5:30”; of a day, because clocks change."""
    noon = datetime.datetime.combine(day, datetime.time(12), tzinfo=ZoneInfo(zone))
    offset = noon.utcoffset() or datetime.timedelta()
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def quarter_of(day: datetime.date) -> int:
    """The quarter of the year a day lies in, 1 to 4."""
    return (day.month + 2) // 3


def quarter_end(year: int, quarter: int) -> datetime.date:
    """The last day of a quarter."""
    first_after = datetime.date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
    return first_after - datetime.timedelta(days=1)
