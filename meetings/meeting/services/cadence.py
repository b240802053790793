"""How often the group met, of how often the Terms of Reference ask for; it warns and never blocks (p25)."""

from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db.models import Q

from iiwg.database.models import today
from meetings.meeting.enums import MeetingKind, MeetingStatus
from meetings.meeting.models import Meeting
from members.terms.enums import CadenceBasis
from members.terms.services import terms


@dataclass(frozen=True)
class Cadence:
    """Meetings held, meetings asked for at least, and whether the last twelve months are counted, not the year."""

    held: int
    expected: int
    is_rolling: bool


def cadence() -> Cadence | None:
    """Meetings in the year that the Terms of Reference of today count in; None where they ask for none."""
    version = terms.on()
    if version is None or not version.min_meetings_per_year:
        return None
    is_rolling = version.cadence_basis == CadenceBasis.ROLLING
    a_year_ago = today() - relativedelta(years=1)
    within = Q(held_on__gt=a_year_ago) if is_rolling else Q(held_on__year=today().year)
    counted = Meeting.objects.filter(within, status__in=[MeetingStatus.HELD, MeetingStatus.CLOSED])
    held = counted.exclude(kind=MeetingKind.INTERIM).count()
    return Cadence(held, version.min_meetings_per_year, is_rolling)
