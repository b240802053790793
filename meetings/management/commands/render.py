"""Render a document to a file: `manage.py render minutes 3 --language tg --format pdf --output minutes.pdf`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from iiwg.documents.rendering import render_text
from iiwg.pages.languages import SITE_LANGUAGES
from meetings.minutes.models import Minutes
from meetings.minutes.services.printing import printed


class Command(BaseCommand):
    """Render the minutes of a meeting with fixed words in a language."""

    help = "Render the minutes of a meeting: the approved text, or the text as it stands, marked as a draft."

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["minutes"])
        parser.add_argument("number", help="number or ordinal of the meeting")
        parser.add_argument("--language", choices=SITE_LANGUAGES, required=True)
        parser.add_argument("--format", choices=["pdf", "docx"], default="pdf")
        parser.add_argument("--output", required=True)

    def handle(self, number, **options):
        found = Minutes.objects.select_related("meeting")
        wanted = Q(meeting__number=number)
        if number.isdecimal():
            wanted |= Q(meeting__sequence=int(number))
        minutes = found.filter(wanted).first()
        if minutes is None:
            known = ", ".join(str(row.meeting.number or row.meeting.sequence) for row in found) or "none"
            raise CommandError(f"There are no minutes of a meeting {number}. Meetings with minutes: {known}.")
        sheet = printed(minutes, options["language"])
        content = render_text(
            f"{sheet.front}{sheet.html}",
            format=options["format"],
            language=options["language"],
            title=sheet.title,
            **sheet.standing.on_pages,
        )
        Path(options["output"]).write_bytes(content)
        self.stdout.write(options["output"])
