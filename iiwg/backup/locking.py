"""A backup that only the owners of some keys can read: its parts are encrypted, the names and checksums are not.

The format is that of age (https://age-encryption.org/v1): the program of that name opens a part too, on any computer.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyrage
from django.conf import settings
from pyrage.x25519 import Identity, Recipient

from iiwg.backup import sums
from iiwg.database.dumps import Failed

SUFFIX = ".age"


def recipients() -> list[Recipient]:
    """The public keys of IIWG_BACKUP_TO, none where backups stay readable; Failed where one is mistyped."""
    found = []
    for text in settings.BACKUP_TO:
        try:
            found.append(Recipient.from_str(text))
        except pyrage.RecipientError as error:
            raise Failed(f"IIWG_BACKUP_TO: {text[:70]} is no public key of age: {error}.") from error
    return found


def lock(part: Path, keys: list[Recipient]) -> None:
    """Encrypt a part to these keys; what could be read is gone. With no key it stays as it is."""
    if keys:
        pyrage.encrypt_file(str(part), str(part.with_name(part.name + SUFFIX)), keys)
        part.unlink()


@contextmanager
def unlocked(folder: Path, key_file: Path | None) -> Iterator[Path]:
    """The backup as it can be read: itself, or a copy in IIWG_VAR that goes afterwards. Failed before anything is put back."""
    parts = sorted(folder.glob(f"*{SUFFIX}"))
    if not parts:
        yield folder
        return
    sums.check(folder, needed=[part.name for part in parts])
    secrets = _secrets(key_file)
    _check_room(parts)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=settings.VAR) as made:
        plain = Path(made)
        for part in parts:
            _decrypt(part, plain / part.name.removesuffix(SUFFIX), secrets)
        sums.write(plain)
        yield plain


def _secrets(key_file: Path | None) -> list[Identity]:
    """The secrets of a file as age-keygen writes it."""
    if key_file is None:
        raise Failed("This backup is encrypted. Name the file with the secret key: --key FILE.")
    try:
        lines = [line.strip() for line in key_file.read_text().splitlines()]
        return [Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise Failed(f"{key_file} cannot be read as a secret key of age.") from error


def _check_room(parts: list[Path]) -> None:
    needed, free = sum(part.stat().st_size for part in parts), shutil.disk_usage(settings.VAR).free
    if free < needed:
        raise Failed(
            f"No room in {settings.VAR}: {needed // 10**6} MB are needed, {free // 10**6} MB are free."
        )


def _decrypt(part: Path, target: Path, secrets: list[Identity]) -> None:
    try:
        pyrage.decrypt_file(str(part), str(target), secrets)
    except (pyrage.DecryptError, OSError) as error:  # a part that was cut off is an OSError
        raise Failed(
            f"This key does not open {part.name}, or it is not as it was encrypted ({error}). "
            "Take the key it was made for."
        ) from error
