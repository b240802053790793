"""Make a backup, and leave a sign that says whether it worked."""

from contextlib import suppress
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError

from iiwg.backup.making import make
from iiwg.database.dumps import Failed
from iiwg.health import signs


class Command(BaseCommand):
    """manage.py backup /var/backups/iiwg"""

    help = "Write database and documents into a new folder inside FOLDER; remove those older than KEEP_DAYS."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="FOLDER")

    @no_translations
    def handle(self, folder, **options):
        try:
            made = make(folder.absolute())
        except (Failed, DatabaseError, OSError) as error:
            _give_sign(ok=False, note=str(error))
            raise CommandError(str(error)) from error
        _give_sign(ok=True)
        self.stdout.write(str(made))


def _give_sign(*, ok: bool, note: str = "") -> None:
    """Tell the site; without its database nobody can be told, and silence is noticed too."""
    with suppress(DatabaseError):
        signs.give(signs.BACKUP, ok=ok, note=note)
