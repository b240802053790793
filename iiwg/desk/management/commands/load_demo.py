"""Fill an empty group with clearly marked DEMO content; refuses a database with real records."""

from django.core.management.base import BaseCommand, CommandError

from iiwg.audit.actors import SYSTEM
from iiwg.desk.demo.services import load
from iiwg.workflow.tables import Refused
from members.institutions.models import Group


class Command(BaseCommand):
    """manage.py load_demo"""

    help = "Load DEMO content into a group that holds nothing but its preset."

    def handle(self, **options):
        group = Group.get()
        if group is None:
            raise CommandError("Load a preset first: manage.py load_preset tj")
        if group.demo:
            self.stdout.write("The DEMO content is loaded already.")
            return
        try:
            load(group, by=SYSTEM)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("The DEMO content is loaded.")
