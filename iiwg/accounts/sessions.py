"""Sessions in the database that let a reader go on reading while the disk is full."""

import logging

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.utils import timezone

from iiwg.database.faults import is_full

log = logging.getLogger(__name__)
KEPT_ALIVE_EVERY = 60  # seconds: a page that is only read writes the session no more often
KEPT_AT = "kept_at"
BEGUN_AT = "begun_at"


class SessionStore(db.SessionStore):
    """A session that cannot be written because the disk is full stays as it was."""

    def _validate_session_key(self, key: str | None) -> bool:
        """Only what we make ourselves is looked up: a cookie may hold anything, also what no database takes."""
        return bool(key and key.isascii() and key.isalnum() and super()._validate_session_key(key))  # type: ignore[misc]

    def save(self, must_create: bool = False) -> None:
        """Save; a new session, made at signing in, is refused like anything else."""
        try:
            super().save(must_create)
        except UpdateError as error:
            if not is_full(error):
                raise
            log.warning("the session was not kept: the disk is full")


class KeepAlive:
    """Moves the end of an idle session on with each page, a minute at most after it was moved last.

    A session that is never idle ends all the same, so many hours after its owner signed in.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        now = int(timezone.now().timestamp())
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            if now - request.session.get(BEGUN_AT, now) >= settings.SESSION_LONGEST_SECONDS:
                request.session.flush()
        response = self.get_response(request)
        if request.session.accessed and not request.session.is_empty():
            request.session.setdefault(BEGUN_AT, now)
            if now - request.session.get(KEPT_AT, 0) >= KEPT_ALIVE_EVERY:
                request.session[KEPT_AT] = now
        return response
