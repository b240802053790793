"""The page of a request that failed: what happened as far as it is known, and what the reader should do."""

import sys
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from iiwg.database.faults import is_away, is_full
from iiwg.pages.logs import request_number


def server_error(request: HttpRequest) -> HttpResponse:
    """503 for a full disk or a database that is away, 500 for what nobody foresaw; in three languages, without the database."""
    error = sys.exc_info()[1]
    template, status = _page_of(error)
    html = render_to_string(template, {"number": request_number()})
    return HttpResponse(html, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, reading nothing more of a request that could not be read."""
    return HttpResponse(render_to_string("400.html"), status=400)


def _page_of(error: BaseException | None) -> tuple[str, int]:
    if error is not None and is_full(error):
        return "faults/disk_full.html", 503
    if error is not None and is_away(error):
        return "faults/database_away.html", 503
    if _is_lost(error):
        return "faults/file_lost.html", 503
    return "500.html", 500


def _is_lost(error: BaseException | None) -> bool:
    """Whether a file that is kept is not on the disk, as after half a restore."""
    kept = Path(settings.MEDIA_ROOT)
    return isinstance(error, FileNotFoundError) and kept in Path(str(error.filename)).parents
