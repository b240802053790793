"""Fixtures of the deployment tests."""

import pytest

from tests.servers.private import Missing
from tests.servers.site import private_site

PRODUCTION = {
    "IIWG_PRODUCTION": "1",
    "IIWG_SECRET_KEY": "a long enough text that only these tests know, and nobody else ever will",
    "IIWG_HOSTS": "secretariat.example.org",
    "IIWG_BASE_URL": "https://secretariat.example.org",
    "IIWG_FROM_EMAIL": "secretariat@example.org",
    "EMAIL_URL": "smtp://127.0.0.1:1",
}


@pytest.fixture(scope="module")
def production_site():
    """A site as it runs in production, on real PostgreSQL and Redis; its mail server is down."""
    try:
        with private_site(**PRODUCTION) as site:
            yield site
    except Missing as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def site():
    """A site on real PostgreSQL and Redis whose letters go to files."""
    try:
        with private_site() as running:
            yield running
    except Missing as reason:
        pytest.skip(str(reason))
