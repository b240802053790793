"""The checksums of a backup, as `sha256sum --check` reads them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from iiwg.database.dumps import Failed

NAME = "SHA256SUMS"


def write(folder: Path) -> None:
    """Write the checksum of every file of the folder."""
    lines = [f"{_digest(part)}  {part.name}\n" for part in sorted(folder.iterdir())]
    (folder / NAME).write_text("".join(lines))


def check(folder: Path, needed: Iterable[str]) -> None:
    """Failed unless every file that is listed is there and whole, and those that are needed are listed."""
    if not (folder / NAME).is_file():
        raise Failed(f"{folder} is no backup: it has no {NAME}.")
    listed = _listed((folder / NAME).read_text(errors="replace"))
    for name in needed:
        if name not in listed:
            raise Failed(f"{NAME} does not name {name}. This backup is not whole; take another.")
    for name, digest in listed.items():
        if not (folder / name).is_file():
            raise Failed(f"{name} is missing. This backup is not whole; take another.")
        if _digest(folder / name) != digest:
            raise Failed(f"{name} is not as it was written: its checksum differs. Take another backup.")


def _listed(text: str) -> dict[str, str]:
    """Name -> checksum; a line is `checksum`, a space, a space or a star, `name`."""
    parts = (line.partition(" ") for line in text.splitlines())
    return {name.lstrip(" *"): digest for digest, _space, name in parts if name}


def _digest(part: Path) -> str:
    with part.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
