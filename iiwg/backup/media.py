"""The folder of the documents as one tar file, and back."""

import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from django.conf import settings

from iiwg.database.dumps import Failed
from iiwg.documents.models import DocumentVersion
from iiwg.health.parts import nearest

NAME = "media.tar"
LEFT_OUT = "incoming"  # half-sent uploads: their senders send them again


def check_there() -> None:
    """Failed when the folder is gone although documents are kept in it: a disk that is not mounted is no empty one."""
    if not _root().is_dir() and DocumentVersion.objects.exclude(file="").exists():
        raise Failed(f"The folder of the documents is not there: {_root()}. Look at IIWG_MEDIA.")


def check_empty() -> None:
    """Failed when anything is in the folder."""
    if _root().exists() and any(_root().iterdir()):
        raise Failed(f"{_root()} is not empty. Move what is in it away first.")


def size() -> int:
    """Bytes of all files."""
    total = 0
    for path in _files():
        with suppress(FileNotFoundError):
            total += path.stat().st_size
    return total


def pack(target: Path) -> None:
    """Write all files while uploads go on.

    Files are written before the rows that name them and never changed. So after the dump of the database every file it
    names is whole; what comes, goes or grows meanwhile is no part of it.
    """
    with tarfile.open(target, "w") as tar:
        for path in _files():
            try:
                with path.open("rb") as file:
                    content, kept = file.read(), os.fstat(file.fileno())
            except FileNotFoundError:
                continue
            entry = tarfile.TarInfo(path.relative_to(_root()).as_posix())
            entry.size, entry.mtime, entry.mode = len(content), int(kept.st_mtime), kept.st_mode & 0o777
            tar.addfile(entry, BytesIO(content))


def check_fits(source: Path) -> None:
    """Failed when the tar file cannot be put into the folder: it names places outside, or the disk has no room."""
    with _opened(source) as tar:
        for entry in tar:
            place = Path(os.path.normpath(_root() / entry.name))
            if not (entry.isfile() or entry.isdir()) or not place.is_relative_to(_root()):
                raise Failed(f"{source.name} holds something that is no document: {entry.name}")
    free = shutil.disk_usage(nearest(_root())).free
    if free < source.stat().st_size:
        raise Failed(f"There is no room for the documents at {_root()}.")


def unpack(source: Path) -> None:
    """Write all files into the folder, with their times and rights."""
    with _opened(source) as tar:
        for entry in tar:
            content = tar.extractfile(entry)  # None: a folder
            if content:
                place = _root() / entry.name
                place.parent.mkdir(parents=True, exist_ok=True)
                with place.open("wb") as file:
                    shutil.copyfileobj(content, file)
                place.chmod(entry.mode)
                os.utime(place, (entry.mtime, entry.mtime))


def clear() -> None:
    """Take away what a failed `unpack` left."""
    for path in _root().iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _root() -> Path:
    return Path(settings.MEDIA_ROOT)


def _files() -> Iterator[Path]:
    """Every file of the folder but half-sent uploads; a subfolder may lie on another disk."""

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise error

    for place, folders, names in os.walk(_root(), followlinks=True, onerror=refuse):
        if Path(place) == _root() and LEFT_OUT in folders:
            folders.remove(LEFT_OUT)
        yield from (Path(place, name) for name in names)


def _opened(source: Path) -> tarfile.TarFile:
    try:
        return tarfile.open(source, "r:")
    except tarfile.TarError as error:
        raise Failed(f"{source.name} cannot be read: {error}") from error
