"""Verify the record of actions, the seals, every text and file; ends with 1 when something is wrong."""

import json
import sys
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from iiwg.health import anchors
from iiwg.health.verification import Checked, verify


class Command(BaseCommand):
    """manage.py verify [--anchor "3526 5f1c…"] [--json]"""

    help = "Verify that what is kept is still what was kept."

    def add_arguments(self, parser):
        parser.add_argument(
            "--anchor",
            action="append",
            default=[],
            metavar='"EVENT DIGEST"',
            help="compare with a line that was mailed, or that stands in the anchors.txt of a backup",
        )
        parser.add_argument("--json", action="store_true", help="answer in JSON: ok, counts, faults")

    def handle(self, **options):
        try:
            told = [anchors.read(line) for line in options["anchor"]]
        except ValueError as error:
            raise CommandError("Write the anchor as it was noted: the number and the 64 digits.") from error
        self.faults: list[dict] = []
        self.is_json = options["json"]
        with translation.override("en"):
            result = verify(map(anchors.compared, told), tell=self.hear)
        if self.is_json:
            answer = {"ok": result.is_whole, "counts": result.counts, "faults": self.faults}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            counts = ", ".join(f"{count} {what}" for what, count in result.counts.items())
            self.stdout.write(f"Looked at {counts}. Faults: {result.faults}.")
        if not result.is_whole:
            sys.exit(1)

    def hear(self, checked: Checked) -> None:
        """Say a fault as soon as it is found, or keep it for the answer in JSON."""
        if not checked.sentence:
            return
        if self.is_json:
            self.faults.append(asdict(checked) | {"sentence": str(checked.sentence)})
        else:
            self.stdout.write(str(checked.sentence))
