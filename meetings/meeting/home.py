"""What of meetings waits for a reader, on the home page: the next one, and what there is to prepare."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from iiwg.accounts.rules import is_secretariat
from iiwg.database.models import today
from iiwg.pages.brought import ROWS, Section, Urgency
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.rules import visible_meetings
from meetings.meeting.services.preparation import open_tasks
from members.chairs.rules import is_cochair, term_ids

AHEAD = timedelta(days=45)  # how far the secretariat sees what is to be prepared


def sections(user) -> Iterator[Section]:
    """The next meeting, and what is to be prepared: by a co-chair for own meetings, by the secretariat for all."""
    to_come = visible_meetings(user).filter(status__in=[MeetingStatus.PLANNED, MeetingStatus.CONVENED])
    if coming := to_come.order_by("held_on").first():
        yield Section("meetings/meeting/home/next.html", {"meeting": coming}, urgency=Urgency.COMING)
    elif is_secretariat(user):
        yield Section("meetings/meeting/home/none_planned.html", urgency=Urgency.COMING)
    if tasks := _tasks_of(user):
        template = "meetings/meeting/home/preparation.html"
        yield Section(template, {"tasks": tasks}, heading=_("Preparation"), urgency=Urgency.COMING)


def _tasks_of(user) -> list:
    if is_cochair(user):
        return list(open_tasks().filter(meeting__chairing_term_id__in=term_ids(user))[:ROWS])
    if is_secretariat(user):
        return list(open_tasks().filter(due_on__lte=today() + AHEAD)[:ROWS])
    return []
