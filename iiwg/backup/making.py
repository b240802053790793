"""Make a backup: everything that can be refused first, then `<moment>.partial`, which gets its name when it is whole."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from pyrage.x25519 import Recipient

from iiwg.backup import locking, media, sums
from iiwg.database import dumps
from iiwg.database.dumps import Failed

MOMENT = "%Y-%m-%d_%H%M%S"  # of the group's clock
PARTIAL = ".partial"


def make(folder: Path) -> Path:
    """A new backup in this folder, while the site goes on working; then those older than KEEP_DAYS go.

    Failed, or an OSError of the disk, when there is none; then nothing is left of it.
    """
    _check_writable(folder)
    keys = locking.recipients()
    dumps.check_site()
    dumps.check_programs()
    media.check_there()
    with _alone(folder):
        _remove_left_overs(folder)
        _check_room(folder, times=2 if keys else 1)  # a part is there twice while it is encrypted
        made = folder / timezone.localtime().strftime(MOMENT)
        partial = made.with_suffix(PARTIAL)
        partial.mkdir(mode=0o700)
        try:
            _fill(partial, keys)
            partial.rename(made)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
        _remove_old(folder)
    return made


def _fill(partial: Path, keys: list[Recipient]) -> None:
    """The parts: the database first, so that every file it names is in the documents that follow."""
    for name, write in ((dumps.name(), dumps.dump), (media.NAME, media.pack)):
        write(partial / name)
        locking.lock(partial / name, keys)
    sums.write(partial)
    os.sync()  # a power cut right after leaves it whole


def _check_writable(folder: Path) -> None:
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise Failed(f"{folder} cannot be written to: {error.strerror}.") from error


def _check_room(folder: Path, *, times: int) -> None:
    needed, free = times * (dumps.size() + media.size()), shutil.disk_usage(folder).free
    if free < needed:
        raise Failed(f"No room in {folder}: {needed // 10**6} MB are needed, {free // 10**6} MB are free.")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else makes a backup in this folder meanwhile; a lock that goes with its process."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Failed(f"Another backup in {folder} is running.") from error
        yield
    finally:
        os.close(handle)


def _remove_left_overs(folder: Path) -> None:
    """What a backup that was killed has left: nobody else is at work."""
    for path in folder.glob(f"*{PARTIAL}"):
        if _moment(path.stem):
            shutil.rmtree(path)


def _remove_old(folder: Path) -> None:
    """Backups whose name is older than KEEP_DAYS; nothing else in the folder is ours."""
    oldest = timezone.localtime().replace(tzinfo=None) - timedelta(days=settings.KEEP_DAYS)
    for path in folder.iterdir():
        made = _moment(path.name)
        if made and made < oldest:
            shutil.rmtree(path)


def _moment(name: str) -> datetime | None:
    """When a backup of this name was made; None if it is no name of a backup."""
    try:
        return datetime.strptime(name, MOMENT)  # noqa: DTZ007  the name says no zone
    except ValueError:
        return None
