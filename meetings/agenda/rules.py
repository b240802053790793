"""Who sees and sends an agenda."""

import rules
from django.db.models import QuerySet

from iiwg.accounts.rules import is_secretariat
from iiwg.documents.enums import Access
from meetings.agenda.models import AgendaItem, AgendaPaper
from meetings.meeting.rules import can_see_meeting, prepares_meetings, visible_meetings
from members.chairs.rules import is_cochair


@rules.predicate
def sees_working_agenda(user, meeting):
    """Sees agenda items before they are sent: the secretariat and the co-chairs who may see the meeting."""
    return is_secretariat(user) or (is_cochair(user) and bool(can_see_meeting(user, meeting)))


@rules.predicate
def can_see_item(user, item):
    """An item of a meeting they may see; a restricted one only those who prepare the meeting."""
    return bool(
        item
        and can_see_meeting(user, item.meeting)
        and (item.access != Access.RESTRICTED or sees_working_agenda(user, item.meeting))
    )


def visible_items(user) -> QuerySet[AgendaItem]:
    """The agenda items a user may see."""
    found = AgendaItem.objects.filter(meeting__in=visible_meetings(user))
    return found if prepares_meetings(user) else found.exclude(access=Access.RESTRICTED)


def visible_agenda_papers(user) -> QuerySet[AgendaPaper]:
    """The papers of items a user may see, once an agenda was sent; who prepares meetings sees them before."""
    found = AgendaPaper.objects.filter(
        item__in=visible_items(user), removed_at__isnull=True, item__removed_at__isnull=True
    )
    if prepares_meetings(user):
        return found
    return found.filter(item__meeting__agenda_versions__isnull=False).distinct()


rules.add_perm("meetings.view_agenda_item", can_see_item)
rules.add_perm("meetings.send_agenda", is_secretariat)
rules.add_perm("meetings.view_working_agenda", sees_working_agenda)
