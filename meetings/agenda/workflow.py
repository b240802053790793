"""What may be done."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="meetings.agendaitem.add",
        done=_("added an agenda item"),
        permission="meetings.change_meeting",
    ),
    Act(
        name="meetings.agendaitem.change",
        done=_("changed an agenda item"),
        permission="meetings.change_meeting",
    ),
    Act(
        name="meetings.agendaitem.remove",
        done=_("took an agenda item off"),
        permission="meetings.change_meeting",
    ),
    Act(
        name="meetings.agendaitem.restore",
        done=_("put an agenda item back"),
        permission="meetings.change_meeting",
    ),
    Act(
        name="meetings.agendaitem.order",
        done=_("changed the order of the agenda"),
        permission="meetings.change_meeting",
    ),
    Act(
        name="meetings.agendaitem.paper",
        done=_("attached a paper"),
        permission="meetings.change_meeting",
    ),
    Act(
        name="meetings.agendaitem.paper_off",
        done=_("took a paper off"),
        permission="meetings.change_meeting",
    ),
)
