"""What may be done with the calendar of working days."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

SECRETARIAT_OR_ADMINISTRATOR = _("Only the secretariat or an administrator changes the calendar.")


ACTS = (
    Act(
        name="members.holiday.set",
        done=_("changed the calendar of working days"),
        permission="members.change_calendar",
        who=SECRETARIAT_OR_ADMINISTRATOR,
    ),
    Act(
        name="members.holiday.remove",
        done=_("made the day an ordinary day"),
        permission="members.change_calendar",
        who=SECRETARIAT_OR_ADMINISTRATOR,
    ),
    Act(
        name="members.holiday.propose",
        done=_("filled the calendar with public holidays"),
        permission="members.change_calendar",
        who=SECRETARIAT_OR_ADMINISTRATOR,
    ),
)
