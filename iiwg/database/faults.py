"""What an error of the database means: two at once, a full disk, or a server that is away."""

import errno
import sqlite3
from collections.abc import Iterator

from django.db import Error, IntegrityError, InterfaceError, OperationalError

POSTGRES_CLASHES = frozenset({"40001", "40P01", "55P03"})  # serialization, deadlock, lock not to be had
POSTGRES_FULL = "53100"
POSTGRES_AWAY = ("08", "57P")  # classes: connection, intervention of an operator
SQLITE_CLASHES = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def is_clash(error: BaseException) -> bool:
    """Whether two did the same at the same moment: nothing was written by the second."""
    if isinstance(error, IntegrityError):
        return True
    return isinstance(error, OperationalError) and any(
        _postgres_state(cause) in POSTGRES_CLASHES or _sqlite_code(cause) in SQLITE_CLASHES
        for cause in _causes(error)
    )


def is_full(error: BaseException) -> bool:
    """Whether the disk is full, of the database or of the documents: what was asked for was not written."""
    return any(
        _postgres_state(cause) == POSTGRES_FULL
        or _sqlite_code(cause) == sqlite3.SQLITE_FULL
        or getattr(cause, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
        for cause in _causes(error)
    )


def is_away(error: BaseException) -> bool:
    """Whether the database did not answer, or went away meanwhile: then nobody knows whether it was written."""
    if isinstance(error, InterfaceError):
        return True
    if not isinstance(error, Error) or is_clash(error) or is_full(error):
        return False
    causes = list(_causes(error))
    if any((_postgres_state(cause) or "").startswith(POSTGRES_AWAY) for cause in causes):
        return True
    no_code = all(not _postgres_state(cause) and _sqlite_code(cause) is None for cause in causes)
    return isinstance(error, OperationalError) and no_code  # a broken connection has no code


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _postgres_state(error: BaseException) -> str | None:
    return getattr(error, "sqlstate", None)


def _sqlite_code(error: BaseException) -> int | None:
    """The primary code; the extended ones keep it in their lowest byte."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
