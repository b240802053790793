"""A task is told in the words of the page by people who are signed in already."""

import pytest
from django.conf import settings
from django.test import Client

from tests.browser.usability.hands import Hand, Story


@pytest.fixture
def story():
    """The counter of one task."""
    return Story()


@pytest.fixture
def desk(window, live_server, story):
    """A function that sets a person at a desk of 1280 px, in Russian."""
    return lambda user: _signed_in(window("ru", False), live_server, user, story, touch=False)


@pytest.fixture
def phone(window, live_server, story):
    """A function that gives a person a phone of 360 px, in Tajik; None: somebody who is not signed in."""
    return lambda user: _signed_in(window("tg", True), live_server, user, story, touch=True)


def _signed_in(page, live_server, user, story, *, touch) -> Hand:
    if user:
        client = Client()
        client.force_login(user, backend="iiwg.accounts.backends.Accounts")
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        page.context.add_cookies([cookie])
    return Hand(page, story, touch)
