"""What happened to the group, in the order of days. The first meeting may come before the establishment."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.meeting.enums import MeetingStatus
from meetings.meeting.rules import visible_meetings
from meetings.meeting.services.meetings import name_of
from members.establishment.models import EstablishmentStep
from members.seats.models import LpiVersion
from members.terms.models import TermsOfReference


@dataclass(frozen=True)
class Event:
    """A day and what happened."""

    day: datetime.date
    precision: str
    text: str


def timeline(user) -> list[Event]:
    """Acts, done steps, lists and held meetings this reader may see."""
    found = [
        Event(
            terms.instrument_date,
            "day",
            f"{terms.get_instrument_kind_display()} {terms.instrument_number}".strip(),
        )
        for terms in TermsOfReference.objects.filter(instrument_date__isnull=False)
    ]
    found += [
        Event(step.done_on, "day", str(step))
        for step in EstablishmentStep.objects.filter(done_on__isnull=False)
    ]
    found += [
        Event(row.starts_on, "day", str(row)) for row in LpiVersion.objects.filter(starts_on__isnull=False)
    ]
    held = visible_meetings(user).filter(status__in=[MeetingStatus.HELD, MeetingStatus.CLOSED])
    found += [
        Event(meeting.held_on, meeting.date_precision, _("Meeting: %(name)s") % {"name": name_of(meeting)})
        for meeting in held
    ]
    return sorted(found, key=lambda event: event.day)
