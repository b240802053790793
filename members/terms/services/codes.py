"""What codes of the Terms of Reference mean, in the active language: a time zone, a country, a pattern of numbers."""

from babel import Locale
from babel.dates import get_timezone_location
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iiwg.database.models import today
from iiwg.pages.dates import utc_offset
from iiwg.pages.languages import current_language

EXAMPLE = {"meeting": 4, "year": 2026, "n": 1}


def zone_in_words(zone: str) -> str:
    """A time zone by its city: “Dushanbe (UTC+5)”; zone: its name in the IANA database."""
    city = get_timezone_location(zone, locale=current_language(), return_city=True)
    return f"{city} ({utc_offset(zone, today())})"


def country_in_words(code: str) -> str:
    """The name of a country; code: ISO 3166-1 alpha-2."""
    return Locale(current_language()).territories.get(code, code)


def pattern_in_words(pattern: str) -> str:
    """A pattern of numbers with a number made by it: “{meeting}/{year}-T{n}, for example 4/2026-T1”."""
    return _("%(pattern)s, for example %(example)s") % {
        "pattern": pattern,
        "example": pattern.format(**EXAMPLE),
    }


def reminder_in_words(days_before: int) -> str:
    """When a reminder is sent: so many days before the due date, or on that day."""
    if not days_before:
        return _("on the day")
    words = ngettext("%(days)d day before", "%(days)d days before", days_before)
    return words % {"days": days_before}
