"""How often a password may be wrong: after some tries one waits a minute, and nobody is ever kept out by somebody else.

Wrong passwords are counted for an account and the network they come from, so a stranger elsewhere holds up nobody. A browser
that has signed in to the account before is counted by itself: not even a stranger in the same office holds it up.
"""

import logging
from collections.abc import Callable
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.core.cache.backends.redis import RedisCache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
COOKIE = "known"
KNOWN_SECONDS = 60 * 60 * 24 * 180
MOST_KNOWN = 5  # accounts one browser is known by: shared desks
_NEW = "_newly_known"


class Cache(RedisCache):
    """Redis, without which nothing is limited: that it is away keeps nobody from signing in."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return _or(default, lambda: super(Cache, self).get(key, default, version))

    def add(self, *args: Any, **options: Any) -> bool:
        return _or(True, lambda: super(Cache, self).add(*args, **options))

    def set(self, *args: Any, **options: Any) -> None:
        _or(None, lambda: super(Cache, self).set(*args, **options))

    def delete(self, *args: Any, **options: Any) -> bool:
        return _or(False, lambda: super(Cache, self).delete(*args, **options))


def _or(default: Any, ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except RedisError as error:
        log.warning("Redis is away, so nothing is limited: %s", type(error).__name__)
        return default


def counted_as(request: HttpRequest, email: str) -> str:
    """What wrong passwords for an address are counted under: this browser where it is known, else its network."""
    account = email.strip().casefold()
    return f"{account}:{_known(request).get(_mark(account)) or get_ip(request)}"


def is_known(request: HttpRequest, email: str) -> bool:
    """Whether this browser has signed in to the account before."""
    return _mark(email.strip().casefold()) in _known(request)


def is_news(email: str) -> bool:
    """Whether nobody was made to wait for an account within the last minute: a stranger fills no record of actions."""
    return cache.add(f"waits:{_mark(email.strip().casefold())}", True, timeout=60)


def remember(request: HttpRequest, email: str) -> None:
    """Know this browser from now on: its owner has just proved who it is."""
    mark = _mark(email.strip().casefold())
    known = _known(request)
    number = known.pop(mark, "") or get_random_string(16)
    newest = [*known.items(), (mark, number)][-MOST_KNOWN:]
    setattr(request, _NEW, dict(newest))


class KnownBrowsers:
    """Writes into the browser which accounts have signed in there; it says nothing to who reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if known := getattr(request, _NEW, None):
            response.set_cookie(
                COOKIE,
                signing.dumps(known, salt=COOKIE),
                max_age=KNOWN_SECONDS,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response


def _mark(account: str) -> str:
    """An account in a cookie: not its address, which the next one at a shared desk could read."""
    return salted_hmac(COOKIE, account).hexdigest()[:16]


def _known(request: HttpRequest) -> dict[str, str]:
    try:
        return dict(signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=KNOWN_SECONDS))
    except (signing.BadSignature, ValueError):
        return {}
