"""The whole database as one file, and back: PostgreSQL by its own programs, SQLite by its own way of copying itself."""

from importlib import import_module
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

NAMES = {"database.dump": "PostgreSQL", "database.sqlite3": "SQLite"}  # the file -> the database it is of


class Failed(Exception):
    """Why a copy is not made or not put back: a sentence for the administrator."""


def _vendor():
    return import_module(
        f"iiwg.database.dumps.{'postgres' if connection.vendor == 'postgresql' else 'sqlite'}"
    )


def name() -> str:
    """What the file is called; it tells which database it is of."""
    return _vendor().NAME


def check_programs() -> None:
    """Failed when a program that copies the database is not installed."""
    _vendor().check_programs()


def tables() -> list[str]:
    """The tables of the database; Failed when it does not answer."""
    try:
        return connection.introspection.table_names()
    except DatabaseError as error:
        raise Failed(f"The database does not answer: {' '.join(str(error).split())}") from error


def check_site() -> None:
    """Failed when the database does not answer, or is not that of a site."""
    _vendor().check_there()
    if MigrationRecorder.Migration._meta.db_table not in tables():
        raise Failed("The database holds no site. Look at DATABASE_URL.")


def size() -> int:
    """How much room the database takes, in bytes; its file takes no more."""
    return _vendor().size()


def dump(target: Path) -> None:
    """Write the state of one moment into a new file while the site goes on working; Failed when that did not work."""
    _vendor().dump(target)


def load(source: Path) -> None:
    """Put a file into the empty database, all or nothing; Failed when that did not work."""
    _vendor().load(source)


def unknown_migrations(source: Path) -> list[str]:
    """Migrations that a file's database has had and this code does not know: newer code wrote it."""
    code = MigrationLoader(None, ignore_no_migrations=True)
    known = {key for migration in code.disk_migrations.values() for key in migration.replaces}
    had = _vendor().migrations(source)
    return sorted(".".join(key) for key in had - known - set(code.disk_migrations))
