"""Make the group from what public sources tell. Running it twice changes nothing."""

from django.core.management.base import BaseCommand, CommandError, no_translations

from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from members.presets.services import PRESETS, load


class Command(BaseCommand):
    """manage.py load_preset tj"""

    help = "Make the group from a preset."

    def add_arguments(self, parser):
        parser.add_argument("preset", choices=PRESETS)

    @no_translations
    def handle(self, preset, **options):
        try:
            load(preset, by=SYSTEM)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"The preset {preset} is loaded.")
