"""What may be done to an agenda, until the minutes are sent for approval. Its acts stand in the history of the meeting."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act, Refused
from meetings.meeting.workflow import SECRETARIAT


def agenda_is_open(meeting, *, by):
    """The agenda of a meeting that is closed or cancelled stays, and so does the one the minutes were written under."""
    if meeting.is_cancelled or meeting.is_closed:
        raise Refused(_("This meeting is closed: its agenda can no longer be changed."))
    if meeting.records_are_closed:
        raise Refused(_("The minutes were sent for approval: the agenda can no longer be changed."))


ACTS = (
    Act(
        name="meetings.agendaitem.add",
        done=_("added an agenda item"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
        when=(agenda_is_open,),
    ),
    Act(
        name="meetings.agendaitem.change",
        done=_("changed an agenda item"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
        when=(agenda_is_open,),
    ),
    Act(
        name="meetings.agendaitem.remove",
        done=_("took an agenda item off"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
        when=(agenda_is_open,),
        effects=("agenda_item.removed",),
    ),
    Act(
        name="meetings.agendaitem.restore",
        done=_("put an agenda item back"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
        when=(agenda_is_open,),
    ),
    Act(
        name="meetings.agendaitem.order",
        done=_("changed the order of the agenda"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
        when=(agenda_is_open,),
    ),
    Act(
        name="meetings.agendaitem.paper",
        done=_("attached a paper"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
        when=(agenda_is_open,),
    ),
    Act(
        name="meetings.agendaitem.paper_off",
        done=_("took a paper off"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
        when=(agenda_is_open,),
    ),
)
