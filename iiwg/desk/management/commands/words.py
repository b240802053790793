"""Count the words of the interface that are missing, refuse a release with any, or collect new ones from the source."""

from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.management.commands import makemessages

from iiwg.desk.docs import catalogues
from iiwg.pages.languages import TRANSLATED_LANGUAGES

NOT_OURS = [".venv/*", "var/*", "node_modules/*", "tests/*", "benchmarks/*"]


class Collecting(makemessages.Command):
    """Django's makemessages that does not offer the translation of a similar word as a guess."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]


class Command(BaseCommand):
    """manage.py words [--release | --collect]"""

    help = "Count the words of the interface that are missing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--release", action="store_true", help="name each missing word and fail if there is one"
        )
        what.add_argument(
            "--collect", action="store_true", help="bring catalogues and review list to the source"
        )

    def handle(self, **options):
        root = Path(settings.BASE_DIR)
        if options["collect"]:
            self.collect(root)
        missing = catalogues.missing(root)
        count = Counter(word.language for word in missing)
        self.stdout.write(
            f"Words missing: {', '.join(f'{name} {count[name]}' for name in TRANSLATED_LANGUAGES)}"
        )
        if options["release"] and missing:
            names = "\n".join(": ".join(filter(None, word.key)) for word in missing)
            raise CommandError(f"These words are missing:\n{names}")

    def collect(self, root: Path) -> None:
        """Read the strings of the source into the catalogues, whose headers stay as they are, and into the review list."""
        files = [root / f"locale/{language}/LC_MESSAGES/django.po" for language in TRANSLATED_LANGUAGES]
        headers = [_header(file) for file in files]
        call_command(
            Collecting(),
            locale=list(TRANSLATED_LANGUAGES),
            no_obsolete=True,
            no_location=True,
            no_wrap=True,
            ignore_patterns=NOT_OURS,
            verbosity=0,
        )
        for file, header in zip(files, headers, strict=True):
            file.write_text(
                file.read_text(encoding="utf-8").replace(_header(file), header, 1), encoding="utf-8"
            )
        added, dropped = catalogues.update_review_list(root)
        self.stdout.write(f"Review list: {added} rows added, {dropped} dropped")


def _header(file: Path) -> str:
    """The first entry of a catalogue."""
    return file.read_text(encoding="utf-8").split("\n\n", 1)[0]
