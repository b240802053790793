"""What a reader hears of a request that failed, and what the log keeps of it."""

import errno
import logging
import re
import sqlite3

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.template.loader import render_to_string

from iiwg.accounts import sessions
from iiwg.pages.languages import SITE_LANGUAGES
from iiwg.pages.logs import OneLine

pytestmark = pytest.mark.django_db
NUMBER = "4bf92f3577b34da6a3ce929d0e0e4736"


def gone(*_args, **_kwargs):
    """The database goes away in the middle."""
    raise OperationalError("server closed the connection") from psycopg.OperationalError(
        "server closed the connection"
    )


def full(*_args, **_kwargs):
    """The disk is full."""
    raise OSError(errno.ENOSPC, "No space left on device")


def broken(*_args, **_kwargs):
    """A mistake nobody foresaw."""
    raise ZeroDivisionError("a mistake\nin two lines")


def lost(*_args, **_kwargs):
    """A kept file is not on the disk."""
    default_storage.open("files/gone.pdf")


@pytest.fixture
def administrator(cast, signed_in):
    """The administrator's browser; a failed request comes back as its page."""
    client = signed_in(cast.administrator)
    client.raise_request_exception = False
    return client


@pytest.fixture
def lines():
    """What the log writes, line by line as a formatter makes it."""
    written = []

    class Kept(logging.Handler):
        def emit(self, record):
            written.append(OneLine().format(record))

    handler = Kept()
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def invite(client, monkeypatch, fault):
    """Fill in a form whose service fails."""
    monkeypatch.setattr("iiwg.desk.administration.services.invite", fault)
    data = {"email": "new@example.org", "name": "New", "language": "en", "roles": ["observer"]}
    return client.post("/settings/invite/", data, headers={"x-request-id": NUMBER})


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (gone, 503, "look first whether it is there"),
        (full, 503, "disk of the server is full"),
        (broken, 500, "written down for the administrator"),
        (lost, 503, "it comes back from the backup"),
    ],
)
def test_a_failed_request_says_what_is_known_and_its_number(administrator, monkeypatch, fault, status, words):
    answer = invite(administrator, monkeypatch, fault)
    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page
    assert "Somebody else" not in page
    assert NUMBER in page
    assert answer.headers["X-Request-ID"] == NUMBER


def test_two_at_once_is_still_said_on_the_form(administrator, monkeypatch):
    def second(*_args, **_kwargs):
        raise OperationalError("deadlock") from psycopg.errors.DeadlockDetected()

    answer = invite(administrator, monkeypatch, second)
    assert answer.status_code == 422
    assert "Somebody else saved the same at this moment" in answer.content.decode()


@pytest.mark.parametrize("fault", [gone, full, broken])
def test_a_failed_request_is_one_line_with_its_number_and_who(administrator, cast, monkeypatch, lines, fault):
    invite(administrator, monkeypatch, fault)
    assert len(lines) == 1
    line = lines[0]
    assert "\n" not in line
    assert f"[request {NUMBER} user {cast.administrator.pk} POST /settings/invite/]" in line
    assert "Traceback" in line  # the whole of it, for who mends


def test_a_number_that_a_visitor_made_up_is_not_taken(client):
    answer = client.get("/accounts/login/", headers={"x-request-id": "x' onload=1"})
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-Request-ID"])


def test_reading_goes_on_while_the_disk_is_full(administrator, monkeypatch):
    Session.objects.update(session_data=administrator.session.encode(dict(administrator.session.items())))
    monkeypatch.setattr("django.contrib.sessions.models.Session.save", full_database)
    answer = administrator.get("/settings/")
    assert answer.status_code == 200
    assert "Users" in answer.content.decode()


def full_database(*_args, **_kwargs):
    """SQLite has no room."""
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise OperationalError("database or disk is full") from cause


def test_a_session_ended_elsewhere_is_not_taken_for_a_full_disk(administrator):
    Session.objects.all().delete()
    assert administrator.get("/settings/").status_code == 302


def test_reading_page_after_page_writes_the_session_once_a_minute(administrator, monkeypatch):
    administrator.get("/settings/")
    saved = []
    monkeypatch.setattr(sessions.SessionStore, "save", lambda self, must_create=False: saved.append(1))
    administrator.get("/settings/")
    assert saved == []
    monkeypatch.setattr(sessions, "KEPT_ALIVE_EVERY", 0)
    administrator.get("/settings/")
    assert saved == [1]


@pytest.mark.parametrize("fault", ["500", "faults/database_away", "faults/disk_full", "faults/file_lost"])
def test_heading_and_words_of_a_fault_are_in_the_same_languages_in_the_same_order(fault):
    heading, words = render_to_string(f"{fault}.html").split("<h1>")[1].split("</h1>")
    headed = re.findall(r'<span lang="(\w+)"', heading)
    assert re.findall(r'<p(?: lang="(\w+)")?>', words) == [
        *headed,
        "",
    ]  # English, the language of the page, last
    assert headed == [code for code in SITE_LANGUAGES if code in headed]
