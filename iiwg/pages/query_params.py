"""What an address asks for after the question mark. Nonsense is as if nothing had been asked; it is never an error."""

import datetime

from django.utils.dateparse import parse_date
from django.utils.http import url_has_allowed_host_and_scheme

from iiwg.pages.languages import SITE_LANGUAGES, current_language

LONGEST_TEXT = 200
MOST_DIGITS = 9


def text(request, name: str) -> str:
    """Words to search for."""
    return request.GET.get(name, "").replace("\0", "").strip()[:LONGEST_TEXT]


def number(request, name: str, *, posted: bool = False) -> int | None:
    """A year, a version, the id of a record; `posted`: from the form sent rather than from the address."""
    digits = (request.POST if posted else request.GET).get(name, "")
    return int(digits) if digits.isdecimal() and len(digits) <= MOST_DIGITS else None


def language(request) -> str:
    """The language a paper is asked for; that of the reader where none is named."""
    wanted = request.GET.get("language", "")
    return wanted if wanted in SITE_LANGUAGES else current_language()


def day(request, name: str = "on") -> datetime.date | None:
    """A day as 2024-05-15."""
    try:
        return parse_date(request.GET.get(name, ""))
    except ValueError:
        return None


def address(request, name: str, *, posted: bool = False) -> str:
    """A page of this site to go on to; empty for one of another site."""
    wanted = (request.POST if posted else request.GET).get(name, "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours and wanted.startswith("/") else ""
