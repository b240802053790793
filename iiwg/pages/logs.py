"""One request, one number: in the log of the proxy, in every line the site logs, and on the page that says it failed."""

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
KEY = "HTTP_X_REQUEST_ID"  # the same in the environment of a request
KEPT = re.compile(r"[0-9a-f-]{8,36}")  # what the proxy makes; anything else a visitor may have written
_current: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


class RequestNumber:
    """Gives each request a number, the proxy's where it has one, and the answer the same."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not KEPT.fullmatch(request.META.get(KEY, "")):
            request.META[KEY] = uuid.uuid4().hex
        token = _current.set(request)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response.headers[HEADER] = request.META[KEY]
        return response


def request_number() -> str:
    """The number of the request that is being answered; empty outside one."""
    request = _current.get()
    return request.META[KEY] if request else ""


class OneLine(logging.Formatter):
    """One event, one line: a failed request says its number, who asked for what, and the whole trace behind it."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """The line; line breaks become a sign, so that nothing is lost and a reader can break it again."""
        line = super().format(record).replace("\n", " ⏎ ")
        request = getattr(record, "request", None) or _current.get()
        return f"{line} {_said_of(request)}" if isinstance(request, HttpRequest) else line


def _said_of(request: HttpRequest) -> str:
    """Number, account and address, asking nothing of a database that may be away."""
    user = getattr(request, "_cached_user", None)
    who = user.pk if user is not None else None
    return f"[request {request.META.get(KEY, '-')} user {who or '-'} {request.method} {request.path}]"
