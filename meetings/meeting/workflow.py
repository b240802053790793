"""How a meeting moves."""

from django.utils.translation import gettext_lazy as _

from iiwg.database.models import today
from iiwg.workflow.paths import Path
from iiwg.workflow.tables import Act, Refused, Transition, Workflow, register
from meetings.meeting.enums import MeetingStatus

SECRETARIAT = _("The secretariat does this.")


def day_has_come(meeting, *, by):
    """A meeting is not held before its day."""
    if meeting.held_on > today():
        raise Refused(_("The meeting is still to come: mark it as held on its day or later."))


def is_changeable(meeting, *, by):
    """What is recorded of a meeting changes until its minutes are sent for approval."""
    if not meeting.is_changeable:
        raise Refused(
            _(
                "The minutes of this meeting were sent for approval, or it was cancelled. It can no longer be changed."
            )
        )


MEETING = register(
    Workflow(
        name="meetings.meeting",
        states=MeetingStatus,
        path=Path(
            states=(MeetingStatus.PLANNED, MeetingStatus.CONVENED, MeetingStatus.HELD),
            beside={MeetingStatus.CLOSED: MeetingStatus.HELD},
            ended={MeetingStatus.CANCELLED: (MeetingStatus.PLANNED, MeetingStatus.CANCELLED)},
        ),
        transitions=(
            Transition(
                verb="send_agenda",
                label=_("Send the agenda"),
                done=_("sent the agenda"),
                sources=(MeetingStatus.PLANNED, MeetingStatus.CONVENED),
                target=MeetingStatus.CONVENED,
                permission="meetings.send_agenda",
                who=SECRETARIAT,
            ),
            Transition(
                verb="hold",
                label=_("Mark as held"),
                done=_("marked the meeting as held"),
                sources=(MeetingStatus.PLANNED, MeetingStatus.CONVENED),
                target=MeetingStatus.HELD,
                permission="meetings.change_meeting",
                who=SECRETARIAT,
                when=(day_has_come,),
                url_name="meetings:meeting-hold",
                primary=True,
                success_message=_("Marked as held."),
            ),
            Transition(
                verb="close",
                label=_("Close the meeting"),
                done=_("closed the meeting"),
                sources=(MeetingStatus.HELD,),
                target=MeetingStatus.CLOSED,
                permission="meetings.change_meeting",
                who=SECRETARIAT,
                url_name="meetings:meeting-close",
                success_message=_("The meeting is closed."),
            ),
            Transition(
                verb="cancel",
                label=_("Cancel the meeting"),
                done=_("cancelled the meeting"),
                sources=(MeetingStatus.PLANNED, MeetingStatus.CONVENED),
                target=MeetingStatus.CANCELLED,
                permission="meetings.change_meeting",
                who=SECRETARIAT,
                url_name="meetings:meeting-cancel",
                has_form=True,
                needs_note=True,
                danger=True,
                success_message=_("The meeting is cancelled."),
            ),
        ),
    )
)


ACTS = (
    Act(
        name="meetings.meeting.plan",
        done=_("planned the meeting"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
    ),
    Act(
        name="meetings.meeting.change",
        done=_("changed the meeting"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
        when=(is_changeable,),
    ),
    Act(
        name="meetings.meeting.move_date",
        done=_("moved the meeting to another day"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
        effects=("meeting.moved",),
    ),
    Act(
        name="meetings.meeting.enter",
        done=_("entered a meeting of the past"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
        by_system=True,
    ),
    Act(
        name="meetings.meeting.paper",
        done=_("attached a file"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
    ),
    Act(
        name="meetings.meeting.take_chairing_term",
        done=_("noted the chairing term of the meeting"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
    ),
    Act(
        name="meetings.meeting.close_records",
        done=_("closed the records of the meeting"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
    ),
    Act(
        name="meetings.meeting.reopen_records",
        done=_("opened the records of the meeting again"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
    ),
    Act(
        name="meetings.preparationtask.tick",
        done=_("ticked off a preparation task"),
        permission="meetings.change_meeting",
        who=SECRETARIAT,
    ),
)
