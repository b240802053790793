"""What many tests begin with is made once in a run; for each test after that its rows and files are written as they were.

A test gets its own copy of the objects and may change them. Rows are written with their numbers in the transaction of the
test: nothing of one test reaches another. What was made is written again only where every row of the database, the
arguments, the day and the language are those it was made with; it is kept in a folder that the workers of a run share.
"""

import datetime
import fcntl
import functools
import hashlib
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import time_machine
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils import timezone, translation

Rows = dict[str, list[tuple]]  # the statement that writes a row -> rows
_known: dict[str, "Recording"] = {}
_folder: list[Path] = []


def share(folder: Path) -> None:
    """Keep what is made in this folder, and find there what other workers made."""
    _folder[:] = [folder]


def replayed(name: str, build: Callable[[], Any]) -> Any:
    """What `build` makes and gives back, under a name; what stood in the database before is not changed by it."""
    rows = all_rows()
    recording = _recorded(_digest(name, rows), build, rows)
    assert not recording.changed, f"what stood there before was changed: {recording.changed}"
    return pickle.loads(recording.made)


def scene(play: Callable) -> Callable:
    """Play a scene once for each state of the database and each set of arguments; where it changes older rows, every time."""

    @functools.wraps(play)
    def played(cast, *arguments, **options):
        if time_machine.escape_hatch.is_travelling():  # its rows would bear the hours of another test
            return play(cast, *arguments, **options)
        rows = all_rows()
        key = _digest(play.__name__, arguments, options, rows)
        return pickle.loads(_recorded(key, lambda: play(cast, *arguments, **options), rows).made)

    return played


def _recorded(key: str, build: Callable[[], Any], rows_before: Rows) -> "Recording":
    """Write what was recorded under a key, or build and record it: whoever comes second waits for the first."""
    if key not in _known:
        with _alone(key):
            recording = _found(key)
            if recording is None:
                return _keep(key, Recording(build, rows_before))
            _known[key] = recording
    _known[key].write()
    return _known[key]


@contextmanager
def _alone(key: str) -> Iterator[None]:
    if not _folder:
        yield
        return
    with (_folder[0] / f"{key}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _found(key: str) -> "Recording | None":
    """What another worker recorded under a key."""
    path = _folder[0] / key if _folder else None
    if path is None or not path.exists():
        return None
    recording = pickle.loads(path.read_bytes())
    recording.count_on()
    return recording


def _keep(key: str, recording: "Recording") -> "Recording":
    if not recording.changed:
        _known[key] = recording
        if _folder:
            (_folder[0] / key).write_bytes(pickle.dumps(recording))
    return recording


def _digest(*facts: object) -> str:
    """Of facts that are the same whenever they are equal, with the day and the language."""
    told = (timezone.localdate(), translation.get_language(), _by_number(facts))
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _by_number(fact: object) -> object:
    """A fact in which each record stands with its number, not with what it happens to have read."""
    if isinstance(fact, Model):
        return fact._meta.label, fact.pk
    if isinstance(fact, dict):
        return {key: _by_number(value) for key, value in fact.items()}
    if isinstance(fact, (list, tuple)):
        return [_by_number(value) for value in fact]
    return fact


class Recording:
    """The rows and files that a function wrote, and what it gave back; `changed` says in what table it changed older rows."""

    def __init__(self, build: Callable[[], Any], rows_before: Rows):
        files_before = all_files()
        self.made = pickle.dumps(build())
        self.rows, self.files, self.first, self.changed = {}, {}, [], ""
        for statement, rows in all_rows().items():
            before = rows_before[statement]
            if rows[: len(before)] != before:
                self.changed = statement
            if len(rows) > len(before):
                self.rows[statement] = rows[len(before) :]
        for path in all_files() - files_before:
            self.files[path] = (settings.MEDIA_ROOT / path).read_bytes()

    def write(self) -> None:
        """Write them as they were. The order of the tables that pleases the seals is kept for the next test."""
        while refused := self.refused():
            assert refused not in self.first, f"no order of the tables pleases the seals: {refused}"
            self.first = [refused, *self.first]
        for path, content in self.files.items():
            (settings.MEDIA_ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (settings.MEDIA_ROOT / path).write_bytes(content)

    def refused(self) -> str:
        """The statement that a seal refused, and nothing is written; empty when everything is.

        Upper tables come first, and before them what is sealed by one of them: attendance comes before its minutes.
        """
        statement = ""
        order = self.first + [statement for statement in reversed(self.rows) if statement not in self.first]
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in order:
                    cursor.executemany(statement, self.rows[statement])
        except IntegrityError:
            return statement
        return ""

    def count_on(self) -> None:
        """Let PostgreSQL give no number again that another worker gave; SQLite looks at the rows by itself."""
        if connection.vendor != "postgresql":
            return
        with connection.cursor() as cursor:
            for model in apps.get_models(include_auto_created=True):
                table, key = model._meta.db_table, model._meta.pk
                numbers = [row[0] for row in self.rows.get(_statement(model), ()) if isinstance(row[0], int)]
                if numbers and key.get_internal_type() in {"AutoField", "BigAutoField"}:
                    cursor.execute(
                        "SELECT setval(s, greatest(nextval(s), %s)) FROM pg_get_serial_sequence(%s, %s) AS s",
                        [max(numbers), f'"{table}"', key.column],
                    )


def all_rows() -> Rows:
    """The rows of every table in the order in which they were written, by the statement that writes one."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT {", ".join(_columns(model))} FROM "{model._meta.db_table}" ORDER BY 1')
            found[_statement(model)] = [tuple(map(storable, row)) for row in cursor]
    return found


@functools.cache
def _columns(model: type[Model]) -> list[str]:
    return [f'"{field.column}"' for field in model._meta.concrete_fields if not field.generated]


@functools.cache
def _statement(model: type[Model]) -> str:
    columns = _columns(model)
    places = ", ".join(["%s"] * len(columns))
    return f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) VALUES ({places})'


def storable(value: Any) -> Any:
    """A value as both databases take it; SQLite takes no time of day."""
    return str(value) if isinstance(value, datetime.time) else value


def all_files() -> set[Path]:
    """Every file that is kept."""
    found = settings.MEDIA_ROOT.rglob("*") if settings.MEDIA_ROOT.exists() else ()
    return {path.relative_to(settings.MEDIA_ROOT) for path in found if path.is_file()}
