"""Load the DEMO content: one act, under which everything in it is made by the services that make real records.

Its refusals are read by whoever runs the command and stay English, as commands are.
"""

from django.conf import settings
from django.utils import timezone

from iiwg.accounts.models import User
from iiwg.audit.actors import Actor
from iiwg.desk.demo import founding, meetings, nominations, people
from iiwg.workflow.doors import changing
from iiwg.workflow.tables import Refused
from meetings.meeting.models import Meeting
from members.chairs.models import ChairingTerm
from members.institutions.models import Group


def load(group: Group, *, by: Actor) -> None:
    """Fill a group that holds nothing but its preset; a database with real records is refused."""
    with changing(group, "desk.demo.load", by=by) as row:
        _refuse_unfit(row)
        today = timezone.localdate()
        cast = people.build(today)
        meetings.build(cast, today)
        founding.begin(cast, today)
        nominations.build(cast, today)
        founding.go_on(cast)
        row.demo = True


def _refuse_unfit(group: Group) -> None:
    if settings.PRODUCTION:
        raise Refused(
            "The accounts of the DEMO content have a public password: it is not loaded with IIWG_PRODUCTION=1."
        )
    if group.preset != "tj":
        raise Refused("The DEMO content belongs to the preset tj.")
    if (
        User.objects.exists()
        or ChairingTerm.objects.exists()
        or Meeting.objects.filter(created_by__isnull=False).exists()
    ):
        raise Refused("This database holds real records: DEMO content is not mixed with them.")
