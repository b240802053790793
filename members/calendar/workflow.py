"""What may be done."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="members.holiday.set",
        done=_("changed the calendar of working days"),
        permission="members.change_calendar",
    ),
    Act(
        name="members.holiday.remove",
        done=_("made the day an ordinary day"),
        permission="members.change_calendar",
    ),
    Act(
        name="members.holiday.propose",
        done=_("filled the calendar with public holidays"),
        permission="members.change_calendar",
    ),
)
