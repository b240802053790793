"""Fill an empty group with clearly marked DEMO content; refuses a database with real records."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from iiwg.accounts.models import User
from iiwg.desk.demo import founding, meetings, nominations, people
from meetings.meeting.models import Meeting
from members.chairs.models import ChairingTerm
from members.institutions.models import Group


class Command(BaseCommand):
    """manage.py load_demo"""

    help = "Load DEMO content into a group that holds nothing but its preset."

    def handle(self, **options):
        group = Group.get()
        if group is None:
            raise CommandError("Load a preset first: manage.py load_preset tj")
        if group.preset != "tj":
            raise CommandError("The DEMO content belongs to the preset tj.")
        if group.demo:
            self.stdout.write("The DEMO content is loaded already.")
            return
        if (
            User.objects.exists()
            or ChairingTerm.objects.exists()
            or Meeting.objects.filter(created_by__isnull=False).exists()
        ):
            raise CommandError("This database holds real records: DEMO content is not mixed with them.")
        with transaction.atomic():
            today = timezone.localdate()
            cast = people.build(today)
            meetings.build(cast, today)
            founding.begin(cast, today)
            nominations.build(cast, today)
            founding.go_on(cast)
            group.demo = True
            group.save()
        self.stdout.write("The DEMO content is loaded.")
