"""Write the generated docs, or check that they are current."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from iiwg.desk.docs.pages import generated


class Command(BaseCommand):
    """manage.py generate_docs [--check]"""

    help = "Write docs/requirements.md, docs/usability.md and docs/procedures/."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail when a page is not current"
        )

    def handle(self, **options):
        try:
            pages = generated(settings.BASE_DIR)
        except ValueError as error:
            raise CommandError(str(error)) from error
        stale = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
        if options["check"]:
            if stale:
                names = ", ".join(str(path.relative_to(settings.BASE_DIR)) for path in stale)
                raise CommandError(f"Not current: {names}. Run: make docs")
            return
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pages[path])
        self.stdout.write(f"{len(stale)} pages written.")
