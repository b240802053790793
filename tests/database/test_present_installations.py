"""An installation that runs keeps its data: what an earlier version wrote is there after the migrations of this one.

`before_the_nouns.sql.gz` is what commit 1558d05 wrote, the last version before letters lost their keys and the rooms were
cut by noun. It was made with that version's own code: `manage.py migrate`, `load_preset tj` and `load_demo` on an empty
state folder; then passwords were struck out, sessions deleted, and the file written as SQL by `sqlite3.Connection.iterdump`.
All people in it are invented.
"""

import fcntl
import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

DUMP = Path(__file__).with_name("before_the_nouns.sql.gz")
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


@pytest.fixture
def state(folder_of_the_run, tmp_path) -> Path:
    """The state folder of that installation, started by this version: made once in a run, a copy for each test."""
    kept = folder_of_the_run / "installation"
    with (folder_of_the_run / "installation.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            started(tmp_path / "being_made").rename(kept)
    return Path(shutil.copytree(kept, tmp_path / "installation"))


def started(folder: Path) -> Path:
    """The folder with what that version wrote, migrated."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        database.executescript(gzip.decompress(DUMP.read_bytes()).decode())
    manage(folder, "migrate", "--verbosity=0")
    return folder


def manage(folder: Path, *command: str) -> None:
    """A command of this version on a state folder; CalledProcessError with its words when it fails."""
    outside = {"DATABASE_URL", "REDIS_URL", "IIWG_DEMO"}
    environment = {name: value for name, value in os.environ.items() if name not in outside}
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=environment | {"IIWG_VAR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def rows(state):
    """A function that gives the rows of a query."""
    with closing(sqlite3.connect(state / "db.sqlite3")) as database:
        yield lambda sql: database.execute(sql).fetchall()


def test_every_row_is_kept(rows):
    assert {table: rows(f"SELECT count(*) FROM {table}")[0][0] for table in KEPT} == KEPT


def test_letters_stay_with_their_requests_and_nominations(rows):
    links = rows("SELECT letter_id, request_id FROM members_requestletter ORDER BY letter_id")
    assert links == LETTERS_OF_REQUESTS
    assert rows("SELECT id, letter_id FROM members_nomination ORDER BY id") == LETTERS_OF_NOMINATIONS


def test_the_database_passes_every_check_and_is_sealed(state, rows):
    manage(state, "check", "--database", "default")
    with pytest.raises(sqlite3.IntegrityError):
        rows("UPDATE audit_auditevent SET verb = 'forged'")
    assert rows("PRAGMA foreign_key_check") == []


def test_a_seal_that_this_version_is_the_first_to_declare_is_installed(state):
    with closing(sqlite3.connect(state / "db.sqlite3")) as database:
        database.execute("DROP TRIGGER document_version_sealed_update")
    with pytest.raises(AssertionError, match="lacks the seal document_version_sealed"):
        manage(state, "check", "--database", "default")
    manage(state, "migrate", "--verbosity=0")
    manage(state, "check", "--database", "default")
