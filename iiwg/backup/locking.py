"""A backup that only the owners of some keys can read: its parts are encrypted, the names and checksums are not."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from iiwg.backup import age, sums
from iiwg.database.dumps import Failed

SUFFIX = ".age"


def recipients() -> list[bytes]:
    """The public keys of IIWG_BACKUP_TO, none where backups stay readable; Failed where one is mistyped."""
    found = []
    for text in settings.BACKUP_TO:
        try:
            found.append(age.public_key(text))
        except ValueError as error:
            raise Failed(f"IIWG_BACKUP_TO: {text[:70]} is no public key of age: {error}.") from error
    return found


def lock(part: Path, keys: list[bytes]) -> None:
    """Encrypt a part to these keys; what could be read is gone. With no key it stays as it is."""
    if keys:
        age.encrypt(part, part.with_name(part.name + SUFFIX), keys)
        part.unlink()


@contextmanager
def unlocked(folder: Path, key_file: Path | None) -> Iterator[Path]:
    """The backup as it can be read: itself, or a copy in IIWG_VAR that goes afterwards. Failed before anything is written."""
    parts = sorted(folder.glob(f"*{SUFFIX}"))
    if not parts:
        yield folder
        return
    sums.check(folder, needed=[part.name for part in parts])
    secrets = _secrets(key_file)
    for part in parts:
        _refuse_wrong(part, secrets, key_file)
    _check_room(parts)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=settings.VAR) as made:
        plain = Path(made)
        for part in parts:
            _decrypt(part, plain / part.name.removesuffix(SUFFIX), secrets)
        sums.write(plain)
        yield plain


def _secrets(key_file: Path | None) -> list[bytes]:
    if key_file is None:
        raise Failed("This backup is encrypted. Name the file with the secret key: --key FILE.")
    try:
        return age.secrets_in(key_file.read_text())
    except (OSError, ValueError) as error:
        raise Failed(f"{key_file} cannot be read as a secret key of age.") from error


def _refuse_wrong(part: Path, secrets: list[bytes], key_file: Path | None) -> None:
    try:
        age.check_opens(part, secrets)
    except age.WrongKey as error:
        raise Failed(
            f"The key in {key_file} does not open {part.name}. Take the key it was made for."
        ) from error


def _check_room(parts: list[Path]) -> None:
    needed, free = sum(part.stat().st_size for part in parts), shutil.disk_usage(settings.VAR).free
    if free < needed:
        raise Failed(
            f"No room in {settings.VAR}: {needed // 10**6} MB are needed, {free // 10**6} MB are free."
        )


def _decrypt(part: Path, target: Path, secrets: list[bytes]) -> None:
    try:
        age.decrypt(part, target, secrets)
    except age.WrongKey as error:
        raise Failed(f"{part.name} is not as it was encrypted. Take another backup.") from error
