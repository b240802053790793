"""Send the reminders of a day; a second run of the same day finds nothing to do."""

import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from iiwg.notifications import reminders


class Command(BaseCommand):
    """manage.py run_reminders --on 2026-12-01 --json"""

    help = "Send what is due by a day and was not sent."

    def add_arguments(self, parser):
        parser.add_argument("--on", help="the day, as 2026-12-01 (default: today)")
        parser.add_argument("--json", action="store_true", help="answer in JSON: to, subject, why")

    def handle(self, **options):
        try:
            day = date.fromisoformat(options["on"]) if options["on"] else timezone.localdate()
        except ValueError as error:
            raise CommandError("Write the day as 2026-12-01.") from error
        sent = [
            {
                "to": letter.to_email or letter.to_name,
                "subject": letter.subject,
                "why": [
                    f"{row.rule} {row.rung_in_days} {row.subject} {row.due_on}"
                    for row in letter.reminders.all()
                ],
            }
            for letter in reminders.run(day)
        ]
        if options["json"]:
            self.stdout.write(json.dumps(sent, ensure_ascii=False, indent=2))
            return
        for letter in sent:
            self.stdout.write(f"{letter['to']}: {letter['subject']} ({'; '.join(letter['why'])})")
        self.stdout.write(f"{len(sent)} letters")
