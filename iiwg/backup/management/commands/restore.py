"""Put a backup back into an empty database and an empty folder of documents."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError

from iiwg.backup.restoring import restore
from iiwg.database.dumps import Failed


class Command(BaseCommand):
    """manage.py restore /var/backups/iiwg/2026-11-21_023000"""

    help = "Put the backup FOLDER into an EMPTY database and an empty folder of documents. Stop the servers first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--key", type=Path, metavar="FILE", help="the secret key, where the backup is encrypted"
        )

    @no_translations
    def handle(self, folder, key=None, **options):
        try:
            restore(folder.absolute(), key)
        except (Failed, DatabaseError, OSError) as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        self.stdout.write(
            f"Restored from {folder}. Now run deploy/prepare.py, then manage.py verify, and start the servers."
        )
