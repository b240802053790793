"""An installation of an earlier version, with the DEMO content it had, started by this version.

`before_the_nouns.sql.gz` is what commit 1558d05 wrote, the last version before letters lost their keys and the rooms were
cut by noun. It was made with that version's own code: `manage.py migrate`, `load_preset tj` and `load_demo` on an empty
state folder; then passwords were struck out, sessions deleted, and the file written as SQL by `sqlite3.Connection.iterdump`.
All people in it are invented.
"""

import fcntl
import gzip
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from django.conf import settings

DUMP = Path(__file__).with_name("database") / "before_the_nouns.sql.gz"


def started_once(kept: Path) -> Path:
    """Its state folder, migrated by the first worker of the run that asks, while the others wait."""
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _started(kept.with_suffix(".being_made")).rename(kept)
    return kept


def _started(folder: Path) -> Path:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        database.executescript(gzip.decompress(DUMP.read_bytes()).decode())
    assert run(folder, "manage.py", "migrate", "--verbosity=0").returncode == 0
    return folder


def run(folder: Path, *command: str, **place: str) -> subprocess.CompletedProcess:
    """A program of this version on a state folder; `place` is set in its environment."""
    outside = {"DATABASE_URL", "REDIS_URL", "IIWG_DEMO"}
    environment = {name: value for name, value in os.environ.items() if name not in outside}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=environment | {"IIWG_VAR": str(folder)} | place,
        capture_output=True,
        text=True,
        check=False,
    )
