"""What tests run in: their own state folder, quick passwords, no broker, and the one bypass of the seals.

Loaded as a pytest plugin before Django's settings are read.
"""

import os
import tempfile

import pytest

from tests import watch

_STATE = tempfile.mkdtemp(prefix="iiwg-tests-")
os.environ["IIWG_VAR"] = _STATE
os.environ.setdefault("IIWG_DEMO", "1")
DATABASE = frozenset({"db", "transactional_db", "live_server"})
for name in ("IIWG_PRODUCTION", "IIWG_DEBUG", "EMAIL_URL", "IIWG_MEDIA"):
    os.environ.pop(name, None)


def pytest_configure(config):
    """Settings that only tests change."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        # A file as in the embedded default: threads of a test lock it as processes would.
        database.setdefault("TEST", {})["NAME"] = os.path.join(_STATE, "test.sqlite3")
    else:
        # Nobody can be connected to template0, so two workers may copy it at once.
        database.setdefault("TEST", {})["TEMPLATE"] = "template0"
    if not os.environ.get("REDIS_URL"):
        settings.CELERY_BROKER_URL = "memory://"
    _let_flush_pass_the_seals()
    watch.begin()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what works with the test database: the rest says the same whichever database there is."""
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE.intersection(item.fixturenames):
            item.add_marker("database")


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef):
    """Django ends the process when it cannot create its test database; make that a failure that says why."""
    try:
        return (yield)
    except SystemExit as end:
        raise RuntimeError(f"{fixturedef.argname} ended the process: see what it wrote to stderr") from end


def _let_flush_pass_the_seals():
    """Flushing a test database deletes sealed rows; the seals are put back by `post_migrate` right after."""
    from django.core.management.commands import flush

    from iiwg.database import seals

    original = flush.Command.handle

    def handle(self, **options):
        seals.remove()
        original(self, **options)
        seals.install()

    flush.Command.handle = handle
