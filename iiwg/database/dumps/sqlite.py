"""SQLite as one file: the copy it makes of itself under writes."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from iiwg.database.dumps import Failed

NAME = "database.sqlite3"


def check_programs() -> None:
    """Python brings all that is needed."""


def check_there() -> None:
    """Failed when the file is missing; asking SQLite would make an empty one."""
    place = Path(connection.settings_dict["NAME"])
    if not place.exists():
        raise Failed(f"There is no database at {place}. Look at DATABASE_URL and IIWG_VAR.")


def size() -> int:
    """Bytes of all its pages."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return cursor.fetchone()[0]


def dump(target: Path) -> None:
    """Copy what one transaction sees; with a write-ahead log nobody waits for it."""
    site = Path(connection.settings_dict["NAME"]).resolve()
    try:
        with (
            closing(sqlite3.connect(f"{site.as_uri()}?mode=rw", uri=True)) as now,
            closing(sqlite3.connect(target)) as copy,
        ):
            now.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
            (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise Failed(f"The database was not copied: {error}") from error
    if found != "ok":
        raise Failed(f"The database is damaged: {found}")


def load(source: Path) -> None:
    """Put it back; a copy that was cut off leaves the empty database."""
    connection.ensure_connection()
    try:
        with closing(_opened(source)) as copy:
            copy.backup(connection.connection)
    except sqlite3.Error as error:
        raise Failed(f"The database was not put back: {error}") from error


def migrations(source: Path) -> set[tuple[str, str]]:
    """(app, name) of the migrations the copied database has had."""
    try:
        with closing(_opened(source)) as copy:
            return set(copy.execute("SELECT app, name FROM django_migrations"))
    except sqlite3.Error as error:
        raise Failed(f"{source.name} is not the database of a site: {error}") from error


def _opened(source: Path) -> sqlite3.Connection:
    """A copy, only to be read."""
    return sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
