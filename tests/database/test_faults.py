"""What an error of the database means, on both databases."""

import errno
import sqlite3

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, ProgrammingError

from iiwg.database.faults import is_away, is_clash, is_full


def caused_by(cause: Exception, error: type[Exception] = OperationalError) -> Exception:
    """The error that Django raises for an error of the driver."""
    try:
        raise error(str(cause)) from cause
    except error as raised:
        return raised


def sqlite(code: int) -> sqlite3.OperationalError:
    """An error of SQLite with its code."""
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


CLASH, FULL, AWAY, NEITHER = (True, False, False), (False, True, False), (False, False, True), (False,) * 3


@pytest.mark.parametrize(
    ("error", "is_what"),
    [
        (IntegrityError("a rule of the database"), CLASH),
        (caused_by(psycopg.errors.SerializationFailure()), CLASH),
        (caused_by(psycopg.errors.DeadlockDetected()), CLASH),
        (caused_by(psycopg.errors.LockNotAvailable()), CLASH),
        (caused_by(sqlite(sqlite3.SQLITE_BUSY)), CLASH),
        (caused_by(sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT)), CLASH),
        (caused_by(psycopg.errors.DiskFull()), FULL),
        (caused_by(sqlite(sqlite3.SQLITE_FULL)), FULL),
        (OSError(errno.ENOSPC, "No space left on device"), FULL),
        (caused_by(psycopg.errors.AdminShutdown()), AWAY),
        (caused_by(psycopg.OperationalError("server closed the connection unexpectedly")), AWAY),
        (InterfaceError("connection already closed"), AWAY),
        (caused_by(sqlite(sqlite3.SQLITE_CORRUPT), DatabaseError), NEITHER),
        (caused_by(psycopg.errors.UndefinedTable(), ProgrammingError), NEITHER),
        (ValueError("a mistake of ours"), NEITHER),
    ],
    ids=lambda value: type(value.__cause__ or value).__name__ if isinstance(value, Exception) else "",
)
def test_each_error_means_one_thing(error, is_what):
    assert (is_clash(error), is_full(error), is_away(error)) == is_what
