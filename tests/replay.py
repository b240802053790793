"""What many tests begin with is made once by a worker; for each test after that its rows and files are written as they were.

A test gets its own copy of the objects and may change them. Rows are written with their numbers in the transaction of the
test: nothing of one test reaches another. A scene (`scenes.py`) is written again only where every row of the database,
the arguments, the day and the language are those it was played with.
"""

import datetime
import functools
import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import time_machine
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.db.models.signals import post_migrate
from django.utils import timezone, translation

_recorded: dict[str, "Recording"] = {}


def replayed(name: str, build: Callable[[], Any]) -> Any:
    """What `build` makes and gives back, under a name; it always begins with the same rows. On another day all is made anew."""
    if name in _recorded and _recorded[name].day != timezone.localdate():
        forget()
    if name in _recorded:
        _recorded[name].write()
    else:
        recording = Recording(build)
        assert not recording.changed, f"what stood there before was changed: {recording.changed}"
        _recorded[name] = recording
    return pickle.loads(_recorded[name].made)


def scene(play: Callable) -> Callable:
    """Play a scene once for each state of the database and each set of arguments; where it changes older rows, every time."""

    @functools.wraps(play)
    def played(cast, *arguments, **options):
        if time_machine.escape_hatch.is_travelling():  # its rows would bear the hours of another test
            return play(cast, *arguments, **options)
        rows = all_rows()
        key = _digest(
            play.__name__, timezone.localdate(), translation.get_language(), arguments, options, rows
        )
        if key in _recorded:
            _recorded[key].write()
        else:
            recording = Recording(lambda: play(cast, *arguments, **options), rows)
            if recording.changed:
                return pickle.loads(recording.made)
            _recorded[key] = recording
        return pickle.loads(_recorded[key].made)

    return played


def _digest(*facts: object) -> str:
    """Of facts that are the same whenever they are equal: a record is known by its number."""
    return hashlib.sha256(repr(_known(facts)).encode()).hexdigest()


def _known(fact: object) -> object:
    if isinstance(fact, Model):
        return fact._meta.label, fact.pk
    if isinstance(fact, dict):
        return {key: _known(value) for key, value in fact.items()}
    if isinstance(fact, (list, tuple)):
        return [_known(value) for value in fact]
    return fact


def forget(**_signal) -> None:
    """A database that was flushed or migrated gives roles and kinds of objects other numbers."""
    _recorded.clear()


post_migrate.connect(forget, dispatch_uid="tests.replay")


class Recording:
    """The rows and files that a function wrote, and what it gave back; `changed` says in what table it changed older rows."""

    def __init__(self, build: Callable[[], Any], rows_before: dict[str, list[tuple]] | None = None):
        self.day = timezone.localdate()
        rows_before, files_before = rows_before or all_rows(), all_files()
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


def all_rows() -> dict[str, list[tuple]]:
    """The rows of every table in the order in which they were written, by the statement that writes one."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            columns = [f'"{field.column}"' for field in model._meta.concrete_fields if not field.generated]
            names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
            table = f'"{model._meta.db_table}"'
            cursor.execute(f"SELECT {names} FROM {table} ORDER BY 1")
            found[f"INSERT INTO {table} ({names}) VALUES ({places})"] = [
                tuple(map(storable, row)) for row in cursor
            ]
    return found


def storable(value: Any) -> Any:
    """A value as both databases take it; SQLite takes no time of day."""
    return str(value) if isinstance(value, datetime.time) else value


def all_files() -> set[Path]:
    """Every file that is kept."""
    found = settings.MEDIA_ROOT.rglob("*") if settings.MEDIA_ROOT.exists() else ()
    return {path.relative_to(settings.MEDIA_ROOT) for path in found if path.is_file()}
