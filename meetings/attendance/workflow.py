"""What may be done."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="meetings.attendance.members",
        done=_("registered the members of the day"),
        permission="meetings.take_attendance",
    ),
    Act(
        name="meetings.attendance.add",
        done=_("registered a participant"),
        permission="meetings.take_attendance",
    ),
    Act(
        name="meetings.attendance.mark",
        done=_("marked who was present"),
        permission="meetings.take_attendance",
    ),
    Act(
        name="meetings.attendance.remove",
        done=_("took a participant off the list"),
        permission="meetings.take_attendance",
    ),
)
