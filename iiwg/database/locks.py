"""Locks with a name. In a transaction many work beside each other, or one works alone; over many transactions one works.

PostgreSQL keeps them as advisory locks. On SQLite one transaction writes at a time, so whoever writes is alone; what lasts
longer is locked by a file beside the database, which only processes of one machine share.
"""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


def beside(name: str) -> None:
    """Work beside others in this transaction; waits while somebody works alone."""
    _ask("pg_advisory_xact_lock_shared", name)


def alone(name: str) -> bool:
    """Work alone from now to the end of this transaction; False, without waiting, while another transaction works."""
    return _ask("pg_try_advisory_xact_lock", name) is not False


@contextmanager
def only_one(name: str) -> Iterator[bool]:
    """Whether nobody else does what has this name; then so it stays while the body runs, over many transactions."""
    if connection.vendor != "postgresql":
        with open(f"{connection.settings_dict['NAME']}.{name}.lock", "w") as file:
            yield _is_locked(file)
        return
    is_ours = _ask("pg_try_advisory_lock", name)
    try:
        yield is_ours
    finally:
        if is_ours:
            _ask("pg_advisory_unlock", name)


def _is_locked(file) -> bool:
    """Lock a file until it is closed; False, without waiting, while another has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _ask(function: str, name: str):
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [zlib.crc32(name.encode())])
        return cursor.fetchone()[0]
