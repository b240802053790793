"""Locks with a name that hold until the transaction ends: many work beside each other, or one works alone.

PostgreSQL keeps them as advisory locks. On SQLite one transaction writes at a time, so whoever writes is alone.
"""

import zlib

from django.db import connection


def beside(name: str) -> None:
    """Work beside others in this transaction; waits while somebody works alone."""
    _ask("pg_advisory_xact_lock_shared", name)


def alone(name: str) -> bool:
    """Work alone from now to the end of this transaction; False, without waiting, while another transaction works."""
    return _ask("pg_try_advisory_xact_lock", name) is not False


def _ask(function: str, name: str):
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [zlib.crc32(name.encode())])
        return cursor.fetchone()[0]
