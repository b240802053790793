"""Fixtures shared by all tests."""

import gc
import logging
import os
import shutil
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.template.backends.django import Template
from django.test import Client
from django.test import client as client_module
from django.utils import translation

from iiwg.database import seals
from iiwg.documents import pdf
from iiwg.health import signs
from iiwg.workflow import doors
from tests import cast as cast_module
from tests import installation, prepared, replay

# What is loaded by now stays for the whole run: to look through it again and again for garbage takes a tenth of the time.
gc.freeze()
gc.set_threshold(100_000, 50, 50)


@pytest.fixture(scope="session")
def folder_of_the_run(tmp_path_factory):
    """A folder that the workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_modify_db_settings, django_db_blocker, folder_of_the_run
):
    """The database of this worker."""
    recordings = folder_of_the_run / "recordings"
    recordings.mkdir(exist_ok=True)
    replay.share(recordings)
    with django_db_blocker.unblock():
        before = prepared.connect_to_own()
    yield
    with django_db_blocker.unblock():
        prepared.drop_own(before)


@pytest.fixture
def earlier_installation(folder_of_the_run, tmp_path):
    """The state folder of an installation of an earlier version, migrated; a copy for this test."""
    kept = installation.started_once(folder_of_the_run / "installation")
    return Path(shutil.copytree(kept, tmp_path / "installation"))


@pytest.fixture
def cast(db):
    """The group and its people."""
    return replay.replayed("cast", cast_module.build)


@pytest.fixture
def signed_in():
    """A function that gives a client signed in as a user, in a language."""

    def sign_in(user, language="en") -> Client:
        client = Client()
        client.force_login(user, backend="iiwg.accounts.backends.Accounts")
        client.cookies["django_language"] = language
        return client

    return sign_in


@pytest.fixture
def told_at_once(monkeypatch):
    """Who follows changes is told of each at once: the transaction of a test is never committed."""
    monkeypatch.setattr(doors, "_after_commit", lambda do: do())


@pytest.fixture
def quick_paper(monkeypatch):
    """No page is set in type, which takes a second: for tests that ask who may, and whether a page answers."""
    monkeypatch.setattr(pdf, "made", lambda html, **options: b"%PDF-1.4\n%%EOF\n")


@pytest.fixture
def unwritten(monkeypatch):
    """A function after which no template is filled: for tests that ask only whether somebody may open a page."""
    return lambda: monkeypatch.setattr(Template, "render", lambda *_facts, **_more: "")


@pytest.fixture
def answers_only(monkeypatch):
    """For tests that ask for hundreds of pages: no copy of what a template was given, no trace of a refusal in the log."""
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
    monkeypatch.setattr(client_module, "store_rendered_templates", lambda *_args, **_facts: None)


@pytest.fixture
def unsealed(db):
    """A context in which a test may change sealed rows, to stand for a forger or for another history."""

    @contextmanager
    def without_seals():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        seals.remove()
        try:
            yield
        finally:
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            seals.install()

    return without_seals


@pytest.fixture
def migrated(db):
    """A function that takes a database, empty at first, to some migrations, and gives the models of that time."""

    def migrate(targets):
        executor = MigrationExecutor(connection)
        executor.migrate(targets)
        return executor.loader.project_state(targets).apps

    with prepared.empty_database():
        yield migrate


@pytest.fixture(autouse=True)
def _in_english():
    """Sentences are compared in English; a page asked for in another language does not leak into the next test."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _just_started(monkeypatch):
    """The process of a test counts as started with the test: how long others took before it is no silence."""
    monkeypatch.setattr(signs, "_STARTED", time.monotonic())


@pytest.fixture(autouse=True)
def _nothing_counted():
    """What one test counts against a limit is not counted for the next."""
    cache.clear()


@pytest.fixture(autouse=True)
def _media_elsewhere(settings, tmp_path):
    """Uploads and letters of a test go to its own folder."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.OUTBOX = tmp_path / "outbox"
