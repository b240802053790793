"""Seals and no-overlap ranges: declared on models, installed in the database as triggers or constraints.

A model declares `seals = (Seal(…), …)` and `no_overlap = (NoOverlap(…), …)`. `post_migrate` installs them
on both databases (SQLite rebuilds a table on some changes and would silently drop its triggers), a system
check verifies that each exists, and a violation is an IntegrityError on both.
"""

from dataclasses import dataclass, field
from importlib import import_module

from django.apps import apps
from django.db import connection


@dataclass(frozen=True)
class Seal:
    """Rows that can no longer change: condition in SQL over OLD, columns that stay writable.

    `inserts` is a condition over NEW under which no row may be added (a line of approved minutes).
    """

    name: str
    when: str = "1 = 1"
    writable: tuple[str, ...] = ()
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


def install() -> None:
    """Install every declared rule whose table exists; safe to run again."""
    vendor = _vendor()
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
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
    """Names of declared rules that the database does not hold."""
    vendor = _vendor()
    with connection.cursor() as cursor:
        held = vendor.held(cursor)
    return [rule.name for model, rule in declared() for name in vendor.names(model, rule) if name not in held]


def columns(model) -> list[str]:
    """The stored columns of a model that a seal watches.

    The base column of a translated field only repeats one of its languages, whichever is active at saving.
    """
    fields = model._meta.concrete_fields
    repeated = {field.translated_field.column for field in fields if hasattr(field, "translated_field")}
    return [field.column for field in fields if field.column not in repeated]
