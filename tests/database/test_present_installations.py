"""An installation that runs keeps its data: what an earlier version wrote is there after the migrations of this one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.installation import run

# Table -> rows that version had written.
KEPT = {
    "accounts_user": 9,
    "members_institution": 18,
    "members_person": 11,
    "members_membershipterm": 3,
    "members_letter": 9,
    "members_nominationrequest": 5,
    "members_nomination": 4,
    "members_termsparagraph": 29,
    "tmf_registry_facility": 18,
    "meetings_meeting": 11,
    "meetings_minutes": 5,
    "meetings_line": 35,
    "meetings_outcome": 10,
    "meetings_approval": 4,
    "actions_actionitem": 9,
    "actions_progressreport": 5,
    "documents_documentversion": 39,
    "notifications_notification": 76,
    "audit_auditevent": 345,
}
# Letter -> the request it belongs to; nomination -> its letter.
LETTERS_OF_REQUESTS = [(1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (6, 4), (7, 5), (8, 5)]
LETTERS_OF_NOMINATIONS = [(1, 4), (2, 6), (3, 8), (4, 9)]


def manage(folder: Path, *command: str) -> None:
    """A command of the site on a state folder; AssertionError with its words when it fails."""
    done = run(folder, "manage.py", *command)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def rows(earlier_installation):
    """A function that gives the rows of a query."""
    with closing(sqlite3.connect(earlier_installation / "db.sqlite3")) as database:
        yield lambda sql: database.execute(sql).fetchall()


def test_every_row_is_kept(rows):
    assert {table: rows(f"SELECT count(*) FROM {table}")[0][0] for table in KEPT} == KEPT


def test_letters_stay_with_their_requests_and_nominations(rows):
    links = rows("SELECT letter_id, request_id FROM members_requestletter ORDER BY letter_id")
    assert links == LETTERS_OF_REQUESTS
    assert rows("SELECT id, letter_id FROM members_nomination ORDER BY id") == LETTERS_OF_NOMINATIONS


def test_the_database_passes_every_check_and_is_sealed(earlier_installation, rows):
    manage(earlier_installation, "check", "--database", "default")
    with pytest.raises(sqlite3.IntegrityError):
        rows("UPDATE audit_auditevent SET verb = 'forged'")
    assert rows("PRAGMA foreign_key_check") == []


def test_a_seal_that_this_version_is_the_first_to_declare_is_installed(earlier_installation):
    with closing(sqlite3.connect(earlier_installation / "db.sqlite3")) as database:
        database.execute("DROP TRIGGER document_version_sealed_update")
    with pytest.raises(AssertionError, match="lacks the seal document_version_sealed"):
        manage(earlier_installation, "check", "--database", "default")
    manage(earlier_installation, "migrate", "--verbosity=0")
    manage(earlier_installation, "check", "--database", "default")
