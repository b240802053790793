"""What may be done to the list of participants, until the minutes are sent for approval. Its acts stand in the history
of the meeting."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act, Refused
from meetings.meeting.workflow import SECRETARIAT


def list_is_open(meeting, *, by):
    """A cancelled meeting has no participants; those of a meeting whose minutes were sent stay."""
    if meeting.is_cancelled:
        raise Refused(_("This meeting was cancelled: it has no participants."))
    if meeting.records_are_closed:
        raise Refused(
            _("The minutes were sent for approval: the list of participants can no longer be changed.")
        )


ACTS = (
    Act(
        name="meetings.attendance.members",
        done=_("registered the members of the day"),
        permission="meetings.take_attendance",
        who=SECRETARIAT,
        when=(list_is_open,),
    ),
    Act(
        name="meetings.attendance.add",
        done=_("registered a participant"),
        permission="meetings.take_attendance",
        who=SECRETARIAT,
        when=(list_is_open,),
    ),
    Act(
        name="meetings.attendance.change",
        done=_("changed what is recorded of a participant"),
        permission="meetings.take_attendance",
        who=SECRETARIAT,
        when=(list_is_open,),
    ),
    Act(
        name="meetings.attendance.mark",
        done=_("marked who was present"),
        permission="meetings.take_attendance",
        who=SECRETARIAT,
        when=(list_is_open,),
    ),
    Act(
        name="meetings.attendance.hours",
        done=_("said when the meeting was opened and closed"),
        permission="meetings.take_attendance",
        who=SECRETARIAT,
        when=(list_is_open,),
    ),
    Act(
        name="meetings.attendance.remove",
        done=_("took a participant off the list"),
        permission="meetings.take_attendance",
        who=SECRETARIAT,
        when=(list_is_open,),
    ),
)
