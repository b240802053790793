"""Make the group from what public sources tell. Running it twice changes nothing."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from iiwg.workflow.tables import Refused
from meetings.meeting import presets as meetings
from members.institutions.models import Group
from members.presets import services as members
from tmf_registry.facilities import presets as register

PRESETS = {
    "tj": (members.load_tj, meetings.load_tj, register.load_tj),
    "kz": (members.load_kz, meetings.load_kz),
    "blank": (members.load_blank,),
}


class Command(BaseCommand):
    """manage.py load_preset tj"""

    help = "Make the group from a preset."

    def add_arguments(self, parser):
        parser.add_argument("preset", help=f"one of: {', '.join(PRESETS)}")

    def handle(self, preset, **options):
        found = Group.get()
        if found and found.preset != preset:
            raise CommandError(
                f"This installation serves the group “{found}” already. Install a second one for another group."
            )
        if preset not in PRESETS:
            raise CommandError(f"There is no preset “{preset}”. Known: {', '.join(PRESETS)}.")
        try:
            with transaction.atomic():
                for load in PRESETS[preset]:
                    load()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"The preset {preset} is loaded.")
