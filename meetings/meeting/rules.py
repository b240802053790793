"""Who sees and changes a meeting."""

import rules
from django.db.models import Q, QuerySet

from iiwg.accounts.rules import is_secretariat
from iiwg.documents.enums import Access
from meetings.meeting.models import Meeting, MeetingPaper, PreparationTask
from members.chairs.rules import is_cochair, term_ids
from members.institutions.rules import is_reader


@rules.predicate
def chairs_meeting(user, meeting):
    """The official of the chairing term the meeting is held under."""
    return bool(meeting and meeting.chairing_term_id and meeting.chairing_term_id in term_ids(user))


@rules.predicate
def meeting_is_open_to_readers(user, meeting):
    """The meeting is not restricted."""
    return meeting is None or meeting.access != Access.RESTRICTED


def visible_meetings(user) -> QuerySet[Meeting]:
    """The meetings a user may see."""
    if is_secretariat(user):
        return Meeting.objects.all()
    if not is_reader(user):
        return Meeting.objects.none()
    return Meeting.objects.filter(~Q(access=Access.RESTRICTED) | Q(chairing_term_id__in=term_ids(user)))


def visible_meeting_papers(user) -> QuerySet[MeetingPaper]:
    """The files of meetings a user may see."""
    return MeetingPaper.objects.filter(meeting__in=visible_meetings(user))


def visible_tasks(user) -> QuerySet[PreparationTask]:
    """The preparation of meetings: the secretariat and the co-chairs who may see the meeting."""
    found = PreparationTask.objects.filter(meeting__in=visible_meetings(user))
    return found if prepares_meetings(user) else found.none()


can_see_meeting = is_secretariat | (is_reader & (meeting_is_open_to_readers | chairs_meeting))

prepares_meetings = is_secretariat | is_cochair

rules.add_perm("meetings.view_meeting", can_see_meeting)
rules.add_perm("meetings.view_meetings", is_reader)
rules.add_perm("meetings.change_meeting", is_secretariat)
rules.add_perm("meetings.view_preparation", prepares_meetings)
