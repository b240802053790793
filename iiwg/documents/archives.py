"""What is in an Office file, which is a ZIP archive, found at a bounded price: a small one may unpack to gigabytes."""

import struct
import zipfile
import zlib
from typing import IO

from django.conf import settings

UNPACKED = 4  # an Office file that unpacks to more than so many times the limit is none a person made
MOST_PARTS = 5_000
LONGEST_LIST = 1024 * 1024  # bytes of the list of parts, which is read whole before anything else is known
PIECE = 256 * 1024
_END = b"PK\x05\x06"  # the record that ends an archive, and says how long the list of parts is
_END_OF_LARGE = b"PK\x06\x07"  # stands before it in archives of more than four gigabytes
_END_LENGTH, _LONGEST_COMMENT = 22, 65_535
_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError, RuntimeError)


def parts_of(file: IO[bytes]) -> frozenset[str]:
    """The names of the parts; empty where it is no archive, a damaged one, or one that unpacks to more than anybody writes.

    Every part is unpacked and counted, as what an archive says of its own size may be a lie.
    """
    if not _has_short_list(file):
        return frozenset()
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or not _fits(archive, entries):
                return frozenset()
            return frozenset(entry.filename for entry in entries)
    except _DAMAGED:
        return frozenset()


def unpacked_size(file: IO[bytes]) -> int:
    """How many bytes the parts say they unpack to; ask it of an archive whose parts were counted."""
    with zipfile.ZipFile(file) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def _has_short_list(file: IO[bytes]) -> bool:
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - _END_LENGTH - _LONGEST_COMMENT))
    tail = file.read()
    at = tail.rfind(_END)
    file.seek(0)
    if at < 0 or len(tail) - at < _END_LENGTH or _END_OF_LARGE in tail:
        return False
    (length,) = struct.unpack_from("<L", tail, at + 12)
    return length <= LONGEST_LIST


def _fits(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bool:
    left = UNPACKED * settings.UPLOAD_LIMIT_BYTES
    if sum(entry.file_size for entry in entries) > left:
        return False
    for entry in entries:
        with archive.open(entry) as part:
            while piece := part.read(PIECE):
                left -= len(piece)
                if left < 0:
                    return False
    return True
