"""Wrong passwords: a stranger tries a few a minute, and holds up nobody who has signed in before or sits elsewhere."""

import time
from types import SimpleNamespace

import pytest
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.test import Client
from redis.exceptions import ConnectionError as RedisIsAway

from iiwg.accounts import limits
from iiwg.notifications.models import Notification
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
HOME, OFFICE = "203.0.113.7", "198.51.100.9"
WAIT = "Too many wrong passwords. Wait a minute, then try again."


def attempt(client, password=PASSWORD, *, email="leading@example.org", address=HOME):
    """The answer to one try of signing in, in English."""
    client.cookies["django_language"] = "en"
    return client.post("/accounts/login/", {"login": email, "password": password}, REMOTE_ADDR=address)


def is_in(answer) -> bool:
    """Whether a try let somebody in."""
    return answer.status_code == 302


def waits(answer) -> bool:
    """Whether a try was not even looked at."""
    return WAIT in answer.content.decode()


def guess(count, **where):
    """A stranger who tries wrong passwords, each time as a new visitor."""
    return [attempt(Client(), "wrong " * 3, **where) for _number in range(count)]


def test_after_five_wrong_passwords_one_waits(cast):
    assert not any(waits(answer) for answer in guess(5))
    assert waits(attempt(Client()))


def test_a_minute_later_the_next_one_is_looked_at(cast, monkeypatch):
    moment = [1_000_000.0]
    monkeypatch.setattr(
        ratelimit, "time", SimpleNamespace(time=lambda: moment[0], monotonic=time.monotonic, sleep=time.sleep)
    )
    guess(9)
    assert waits(attempt(Client()))
    moment[0] += 61
    assert is_in(attempt(Client()))


def test_a_stranger_elsewhere_holds_up_nobody(cast):
    guess(20, address=OFFICE)
    assert is_in(attempt(Client(), address=HOME))


def test_a_stranger_in_the_same_office_holds_up_no_browser_that_is_known(cast):
    known = Client()
    assert is_in(attempt(known))
    known.post("/accounts/logout/")
    guess(40)
    for other in range(8):
        guess(5, email=f"nobody{other}@example.org")
    assert waits(attempt(Client()))
    assert is_in(attempt(known))


def test_a_browser_is_known_to_its_own_account_only(cast):
    known = Client()
    attempt(known, email="member@example.org")
    known.post("/accounts/logout/")
    guess(6)
    assert waits(attempt(known))


def test_a_known_browser_waits_after_its_own_wrong_passwords(cast):
    known = Client()
    attempt(known)
    known.post("/accounts/logout/")
    for _number in range(5):
        assert not is_in(attempt(known, "wrong " * 3))
    assert waits(attempt(known))


def test_a_browser_that_says_it_is_known_is_not_believed(cast):
    guess(6)
    forger = Client()
    forger.cookies[limits.COOKIE] = '{"0123456789abcdef":"x"}'
    assert waits(attempt(forger))


def test_a_new_password_by_letter_makes_the_browser_known(cast):
    owner = Client()
    owner.post("/accounts/password/reset/", {"email": "leading@example.org"})
    path = Notification.objects.get(code="accounts.password").path
    target = owner.get(path, follow=True).redirect_chain[-1][0]
    guess(6)
    new = "another long sentence"
    owner.post(target, {"password1": new, "password2": new})
    assert is_in(attempt(owner, new))


def test_who_tries_many_accounts_from_one_network_waits(cast):
    tried = [guess(1, email=f"nobody{number}@example.org")[0] for number in range(31)]
    assert [waits(answer) for answer in tried] == [False] * 30 + [True]


def test_the_cookie_says_nothing_to_who_reads_it(cast):
    known = Client()
    attempt(known)
    cookie = known.cookies[limits.COOKIE]
    assert "leading" not in cookie.value
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_counted_once_for_all_processes_where_there_is_no_redis(cast, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "accounts_cache"}
    }
    guess(5)
    assert waits(attempt(Client()))


def test_nobody_is_kept_out_because_redis_is_away(cast, settings, monkeypatch):
    settings.CACHES = {
        "default": {"BACKEND": "iiwg.accounts.limits.Cache", "LOCATION": "redis://127.0.0.1:1/0"}
    }
    monkeypatch.setattr(limits.log, "warning", lambda *_said: None)
    with pytest.raises(RedisIsAway):
        cache.incr("x")
    assert is_in(attempt(Client()))
