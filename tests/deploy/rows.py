"""Every row of a database, without anything of the site: a program of its own reads them too."""

import sqlite3
from contextlib import closing
from pathlib import Path


def rows_of_postgres(connection) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return {
        table: sorted(row for (row,) in connection.execute(f'SELECT t::text FROM "{table}" t'))
        for (table,) in tables
    }


def rows_of_sqlite(path: Path) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            table: sorted(str(row) for row in connection.execute(f'SELECT * FROM "{table}"'))
            for (table,) in tables
        }
