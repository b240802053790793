"""The demo accounts with their password; only where the content is DEMO and the embedded default runs."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from iiwg.desk.demo.people import PASSWORD, accounts
from members.institutions.models import Group


class Command(BaseCommand):
    """manage.py demo_accounts --json"""

    help = "List the demo accounts."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true")

    def handle(self, **options):
        group = Group.get()
        if settings.PRODUCTION or connection.vendor != "sqlite" or not group or not group.demo:
            raise CommandError("Demo accounts exist only in the embedded default with DEMO content.")
        found = [{"role": role, "email": email, "password": PASSWORD} for role, email in accounts()]
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2))
            return
        for row in found:
            self.stdout.write(f"{row['role']:<18} {row['email']:<28} {row['password']}")
