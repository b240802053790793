"""Who sees and sends an agenda."""

import rules

from iiwg.accounts.rules import is_secretariat
from iiwg.documents.enums import Access
from meetings.agenda.models import AgendaItem
from meetings.meeting.rules import can_see_meeting, visible_meetings
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


def visible_items(user):
    """The agenda items a user may see."""
    found = AgendaItem.objects.filter(meeting__in=visible_meetings(user))
    works = is_secretariat(user) or is_cochair(user)
    return found if works else found.exclude(access=Access.RESTRICTED)


rules.add_perm("meetings.view_agenda_item", can_see_item)
rules.add_perm("meetings.send_agenda", is_secretariat)
rules.add_perm("meetings.view_working_agenda", sees_working_agenda)
