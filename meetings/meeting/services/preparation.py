"""What to do before a meeting."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from iiwg.audit.actors import Actor, account_of
from iiwg.workflow.doors import changing
from meetings.meeting.enums import MeetingStatus, Preparation
from meetings.meeting.models import Meeting, PreparationTask

# What to do before a meeting: days before it (after it when negative), and the words.
PREPARATION = (
    (30, Preparation.ITEMS, gettext_noop("Ask institutions for agenda items")),
    (14, Preparation.AGENDA, gettext_noop("Send the agenda to the members")),
    (7, Preparation.PAPERS, gettext_noop("Attach the papers")),
    (1, Preparation.PRINT, gettext_noop("Print the agenda and the sign-in sheet")),
    (-3, Preparation.MINUTES, gettext_noop("Send the minutes for approval")),
)


def tick(task: PreparationTask, *, by: Actor) -> None:
    """Tick a preparation task off, or take the tick back."""
    with changing(task, "meetings.preparationtask.tick", by=by) as row:
        row.done_at, row.done_by = (None, None) if row.done_at else (timezone.now(), account_of(by))


def finish(meeting: Meeting, *codes: str, by: Actor) -> None:
    """Tick off what was just done by itself: the agenda that was sent, the minutes that went for approval."""
    for task in meeting.preparation_tasks.filter(code__in=codes, done_at__isnull=True):
        tick(task, by=by)


def open_tasks() -> QuerySet[PreparationTask]:
    """Preparation tasks that are not done, the nearest first; after the meeting only its minutes are left."""
    return (
        PreparationTask.objects.filter(done_at__isnull=True, meeting__records_closed_at__isnull=True)
        .filter(meeting__status__in=[MeetingStatus.PLANNED, MeetingStatus.CONVENED, MeetingStatus.HELD])
        .exclude(Q(meeting__status=MeetingStatus.HELD) & ~Q(code__in=["", Preparation.MINUTES]))
        .select_related("meeting")
    )
