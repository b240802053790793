"""Seals and no-overlap ranges: declared on models, installed in the database as triggers or constraints.

A model declares `seals = (Seal(…), …)` and `no_overlap = (NoOverlap(…), …)`. `post_migrate` installs them
on both databases (SQLite rebuilds a table on some changes and would silently drop its triggers), a system
check verifies that each exists, and a violation is an IntegrityError on both.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from importlib import import_module

from django.apps import apps
from django.db import connection


@dataclass(frozen=True)
class Seal:
    """Rows that can no longer change or go: condition in SQL over OLD, columns that stay writable.

    `steps` are the ways the status may still go: (("approved", "published"),). `inserts` is a condition over NEW under
    which no row may be added (a line of approved minutes). A table with a seal is never emptied at once.
    """

    name: str
    when: str = "1 = 1"
    writable: tuple[str, ...] = ()
    steps: tuple[tuple[str, str], ...] = ()
    inserts: str = ""


@dataclass(frozen=True)
class NoOverlap:
    """Dated rows of one owner never overlap; both ends inclusive, an open end lasts for ever."""

    name: str
    fields: tuple[str, ...]
    start: str = "starts_on"
    end: str = "ends_on"
    where: str = field(default="1 = 1")  # SQL over bare column names


def declared():
    """Every (model, rule) declared in the project."""
    for model in apps.get_models():
        for rule in (*vars(model).get("seals", ()), *vars(model).get("no_overlap", ())):
            yield model, rule


def _vendor():
    return import_module(f"iiwg.database.{'postgres' if connection.vendor == 'postgresql' else 'sqlite'}")


def install(only: Collection[str] = ()) -> None:
    """Install every declared rule whose table exists, or those of some tables only; safe to run again."""
    vendor = _vendor()
    with connection.cursor() as cursor:
        tables = set(only or connection.introspection.table_names(cursor))
        for model, rule in declared():
            if model._meta.db_table in tables:
                for statement in vendor.create(model, rule):
                    cursor.execute(statement)


def remove() -> None:
    """Take every declared rule away: only for flushing a test database."""
    vendor = _vendor()
    with connection.cursor() as cursor:
        for model, rule in declared():
            for statement in vendor.drop(model, rule):
                cursor.execute(statement)


def missing() -> list[str]:
    """Names of declared rules that the database does not hold, or holds disabled or with other words."""
    vendor = _vendor()
    with connection.cursor() as cursor:
        held = vendor.held(cursor)
    return [rule.name for model, rule in declared() if not vendor.expected(model, rule) <= held]


def columns(model) -> list[str]:
    """The stored columns of a model that a seal watches.

    The base column of a translated field only repeats one of its languages, whichever is active at saving.
    """
    fields = model._meta.concrete_fields
    repeated = {field.translated_field.column for field in fields if hasattr(field, "translated_field")}
    return [field.column for field in fields if field.column not in repeated]


def changed(model, seal: Seal, differs: str) -> str:
    """The condition in SQL over OLD and NEW that a sealed row changes; `differs` is how the database compares NULL."""
    free = (*seal.writable, *(["status"] if seal.steps else []))
    found = [f'NEW."{name}" {differs} OLD."{name}"' for name in columns(model) if name not in free]
    if seal.steps:
        lawful = [f"(OLD.status = '{source}' AND NEW.status = '{target}')" for source, target in seal.steps]
        found.append(f"(NEW.status <> OLD.status AND NOT ({' OR '.join(lawful)}))")
    return " OR ".join(found)
