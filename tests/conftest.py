"""Fixtures shared by all tests."""

import pytest
from django.test import Client

from tests import cast as cast_module


@pytest.fixture
def cast(db):
    """The group and its people."""
    return cast_module.build()


@pytest.fixture
def signed_in():
    """A function that gives a client signed in as a user, in a language."""

    def sign_in(user, language="en") -> Client:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = language
        return client

    return sign_in


@pytest.fixture(autouse=True)
def _media_elsewhere(settings, tmp_path):
    """Uploads and letters of a test go to its own folder."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.OUTBOX = tmp_path / "outbox"
