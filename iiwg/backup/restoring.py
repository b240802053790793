"""Put a backup back into an empty database and an empty folder of documents."""

from pathlib import Path

from django.conf import settings

from iiwg.backup import locking, media, sums
from iiwg.database import dumps
from iiwg.database.dumps import Failed


def restore(folder: Path, key_file: Path | None = None) -> None:
    """All of a backup, or nothing of it; Failed, or an OSError of the disk, when it was not put back.

    key_file: the secret key of age, for a backup that is encrypted.
    """
    with locking.unlocked(folder, key_file) as plain:
        _restore(plain)


def _restore(folder: Path) -> None:
    _check_backup(folder)
    _check_place(folder)
    Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
    try:
        media.unpack(folder / media.NAME)
        dumps.load(folder / dumps.name())  # last: it undoes itself
    except BaseException:
        media.clear()
        raise


def _check_backup(folder: Path) -> None:
    """Failed when the backup is of another database, not whole, or of newer code."""
    for name, kind in dumps.NAMES.items():
        if name != dumps.name() and (folder / name).exists():
            raise Failed(f"This is a backup of {kind}, but DATABASE_URL names another kind of database.")
    sums.check(folder, needed=(dumps.name(), media.NAME))
    dumps.check_programs()
    if newer := dumps.unknown_migrations(folder / dumps.name()):
        raise Failed(
            f"The backup is of a newer version of the site: this one does not know {newer[0]}. "
            "Install that version first."
        )


def _check_place(folder: Path) -> None:
    """Failed when anything is where the backup is to go, or the documents do not fit there."""
    if found := dumps.tables():
        raise Failed(
            f"The database is not empty ({len(found)} tables). Make a new one and name it in DATABASE_URL."
        )
    media.check_empty()
    media.check_fits(folder / media.NAME)
