"""The test database: migrated once for a state of the sources, then copied by every worker of every run.

To migrate takes a processor ten seconds, to copy takes none. The name of the migrated database says of which state of the
sources it is, so it is never out of date; those of other states are dropped.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".pytest_cache" / "databases"
PACKAGES = ("iiwg", "members", "tmf_registry", "meetings", "actions")
# Tables come from migrations; seals, roles and kinds of objects from what runs after them.
FILES = frozenset(
    {"models.py", "enums.py", "translation.py", "apps.py", "roles.py", "settings.py", "sign_in_settings.py"}
)
FOLDERS = frozenset({"migrations", "models", "enums", "database"})
PREFIX = "iiwg_migrated_"


def connect_to_own() -> str:
    """Connect to a migrated database that nobody else uses; gives the name of the database before."""
    before, own = connection.settings_dict["NAME"], connection.creation._get_test_db_name()
    server = OnPostgreSQL() if connection.vendor == "postgresql" else OnSQLite()
    with one_worker_at_a_time():
        migrated = PREFIX + state_of_the_sources()
        if migrated not in server.migrated():
            migrate(server, migrated)
            connect(before)
        server.copy(migrated, own)
    connect(own)
    return before


@contextmanager
def empty_database() -> Iterator[None]:
    """A database without a table is the one that is connected to; the one of before, and what is under way in it, waits."""
    before = connections[DEFAULT_DB_ALIAS]
    name = f"iiwg_empty_{os.getpid()}"
    server = OnPostgreSQL() if before.vendor == "postgresql" else OnSQLite()
    server.make_empty(name)
    connections[DEFAULT_DB_ALIAS] = type(before)(
        {**before.settings_dict, "NAME": server.full_name(name)}, DEFAULT_DB_ALIAS
    )
    try:
        yield
    finally:
        connection.close()
        connections[DEFAULT_DB_ALIAS] = before
        server.drop(name)


def drop_own(before: str) -> None:
    """Drop that database; the one before is the one to connect to."""
    connection.creation.destroy_test_db(before, verbosity=0)


def state_of_the_sources() -> str:
    """What decides how a migrated database looks, as it is now: 16 hexadecimal digits."""
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        place = path.relative_to(ROOT)
        if place.name in FILES or FOLDERS.intersection(place.parts):
            digest.update(f"{place}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def one_worker_at_a_time() -> Iterator[None]:
    """The first worker migrates while the others wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate(server, name: str) -> None:
    """Make the migrated database of this state of the sources; it gets its name when all of it is there."""
    for old in server.migrated():
        server.drop(old)
    being_made = server.full_name("iiwg_being_migrated")
    connection.settings_dict["TEST"]["NAME"] = being_made
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    server.rename(being_made, name)


def connect(name: str) -> None:
    """Use this database from now on."""
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


class OnSQLite:
    """Files of the pytest cache."""

    def full_name(self, name: str) -> str:
        """The path of a file."""
        return str(FOLDER / f"{name}.sqlite3")

    def migrated(self) -> set[str]:
        """The names of all databases that are kept."""
        return {path.stem for path in FOLDER.glob(f"{PREFIX}*")}

    def drop(self, name: str) -> None:
        """Forget a database that is kept."""
        Path(self.full_name(name)).unlink()

    def make_empty(self, name: str) -> None:
        """A file is made by the first who connects to it; one that a killed run left behind goes."""
        Path(self.full_name(name)).unlink(missing_ok=True)

    def rename(self, made: str, name: str) -> None:
        """Keep what was made."""
        Path(made).rename(self.full_name(name))

    def copy(self, name: str, own: str) -> None:
        """Copy what is kept."""
        shutil.copyfile(self.full_name(name), own)


class OnPostgreSQL:
    """Databases of the server that nobody connects to, so that they can be copied."""

    def full_name(self, name: str) -> str:
        """The name as it is."""
        return name

    def migrated(self) -> set[str]:
        """The names of all databases that are kept."""
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
            return {name for (name,) in cursor}

    def drop(self, name: str) -> None:
        """Forget a database that is kept."""
        self._execute(f'DROP DATABASE "{name}"')

    def make_empty(self, name: str) -> None:
        """A database of its own, instead of one that a killed run left behind."""
        self._execute(f'DROP DATABASE IF EXISTS "{name}"')
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE template0')

    def rename(self, made: str, name: str) -> None:
        """Keep what was made."""
        self._execute(f'ALTER DATABASE "{made}" RENAME TO "{name}"')

    def copy(self, name: str, own: str) -> None:
        """Copy what is kept, over what a run that was killed left behind."""
        self._execute(f'DROP DATABASE IF EXISTS "{own}"')
        self._execute(f'CREATE DATABASE "{own}" TEMPLATE "{name}"')

    def _execute(self, statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)
