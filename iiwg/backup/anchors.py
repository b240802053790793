"""The anchors of the record of actions: seals noted outside the database. They travel with it."""

import shutil
from pathlib import Path

from django.conf import settings

NAME = "anchors.txt"


def copy_to(backup: Path) -> None:
    """Copy the anchors of this site into a backup, if it has any."""
    if _here().exists():
        shutil.copy2(_here(), backup / NAME)


def put_back(backup: Path) -> None:
    """Let the anchors of a backup take the place of those here, which are kept as `anchors.txt.before`."""
    if (backup / NAME).exists():
        if _here().exists():
            _here().rename(_here().with_name(f"{NAME}.before"))
        shutil.copy2(backup / NAME, _here())


def _here() -> Path:
    return Path(settings.VAR) / NAME
