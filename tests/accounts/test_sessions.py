"""Sessions: one sees where one is signed in and ends it; none lives for ever, however busy."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from iiwg.accounts import services, sessions
from iiwg.accounts.devices import device
from iiwg.workflow.tables import NotAllowed
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36"
)
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0"


def sign_in(user, browser):
    """A browser in which somebody has signed in."""
    client = Client(headers={"user-agent": browser})
    client.cookies["django_language"] = "en"
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def is_in(client) -> bool:
    """Whether somebody is still signed in there."""
    return client.get("/").status_code == 200


def numbers(client) -> list[str]:
    """The numbers of the other sessions on the page."""
    return re.findall(r'name="number" value="(\d+)"', client.get("/accounts/sessions/").content.decode())


@pytest.fixture
def both(cast):
    """A member at a desk and on a phone."""
    return sign_in(cast.member, DESK), sign_in(cast.member, PHONE)


def test_one_sees_where_one_is_signed_in(both):
    page = both[0].get("/accounts/sessions/").content.decode()
    assert "Firefox, Windows" in page
    assert "Chrome, Android" in page
    assert len(numbers(both[0])) == 1


def test_one_ends_one_session_and_no_other(both, cast):
    third = sign_in(cast.member, DESK)
    desk, phone = both
    number = numbers(phone)[-1]
    phone.post("/accounts/sessions/end/", {"number": number})
    assert [is_in(client) for client in (phone, desk, third)].count(True) == 2
    assert is_in(phone)


def test_one_ends_all_but_the_own(both, cast):
    other = sign_in(cast.secretary, DESK)
    both[0].post("/accounts/sessions/end/")
    assert [is_in(client) for client in (*both, other)] == [True, False, True]


def test_nobody_ends_the_session_of_another(both, cast):
    thief = sign_in(cast.secretary, DESK)
    for number in numbers(both[0]) + numbers(both[1]):
        thief.post("/accounts/sessions/end/", {"number": number})
    assert all(is_in(client) for client in both)


def test_a_busy_session_ends_too(cast, settings):
    client = sign_in(cast.member, DESK)
    session = client.session
    session[sessions.BEGUN_AT] -= settings.SESSION_LONGEST_SECONDS - 60
    session.save()
    assert is_in(client)
    session[sessions.BEGUN_AT] -= 60
    session.save()
    assert not is_in(client)
    assert not Session.objects.filter(pk=session.session_key).exists()


@pytest.mark.parametrize(
    ("said", "words"), [(PHONE, "Chrome, Android"), (DESK, "Firefox, Windows"), ("curl/8", ""), ("", "")]
)
def test_a_browser_is_called_by_its_name(said, words):
    assert device(said) == words


def test_nobody_ends_the_sessions_of_another(cast):
    with pytest.raises(NotAllowed, match="own sessions"):
        services.end_sessions(cast.member, ["key"], by=cast.administrator)
