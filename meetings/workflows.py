"""The procedures of the meetings room: a meeting, and its minutes."""

from django.utils.translation import gettext_lazy as _

from iiwg.database.models import today
from iiwg.workflow.tables import Refused, Transition, Workflow, register
from meetings.enums import MeetingStatus, MinutesStatus

SECRETARIAT = _("The secretariat does this.")
COCHAIR = _("The co-chair who is asked does this.")


def day_has_come(meeting, *, by):
    """A meeting is not held before its day."""
    if meeting.held_on > today():
        raise Refused(_("The meeting is still to come: mark it as held on its day or later."))


MEETING = register(
    Workflow(
        name="meetings.meeting",
        states=MeetingStatus,
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
                needs_note=True,
                danger=True,
            ),
        ),
    )
)


MINUTES = register(
    Workflow(
        name="meetings.minutes",
        states=MinutesStatus,
        transitions=(
            Transition(
                verb="send_for_approval",
                label=_("Send for approval to the leading co-chair"),
                done=_("sent the minutes for approval"),
                sources=(MinutesStatus.DRAFT, MinutesStatus.RETURNED),
                target=MinutesStatus.FOR_APPROVAL,
                permission="meetings.send_minutes_for_approval",
                who=SECRETARIAT,
                stamp="sent",
                url_name="meetings:minutes-send",
                primary=True,
                help=_("The exact text and its numbers are fixed. The co-chair gets a letter with the link."),
            ),
            Transition(
                verb="take_back",
                label=_("Take back"),
                done=_("took the minutes back"),
                sources=(MinutesStatus.FOR_APPROVAL,),
                target=MinutesStatus.DRAFT,
                permission="meetings.send_minutes_for_approval",
                who=SECRETARIAT,
                url_name="meetings:minutes-take-back",
            ),
            Transition(
                verb="approve",
                label=_("Approve"),
                done=_("approved the minutes"),
                sources=(MinutesStatus.FOR_APPROVAL,),
                target=MinutesStatus.APPROVED,
                permission="meetings.approve_minutes",
                who=COCHAIR,
                effects=("minutes.approved",),
                stamp="approved",
            ),
            Transition(
                verb="approve_on_paper",
                label=_("Record the approval signed on paper"),
                done=_("recorded the approval signed on paper"),
                sources=(MinutesStatus.FOR_APPROVAL,),
                target=MinutesStatus.APPROVED,
                permission="meetings.record_paper_approval",
                who=SECRETARIAT,
                effects=("minutes.approved",),
                stamp="approved",
            ),
            Transition(
                verb="return_with_remark",
                label=_("Return with a remark"),
                done=_("returned the minutes with a remark"),
                sources=(MinutesStatus.FOR_APPROVAL,),
                target=MinutesStatus.RETURNED,
                permission="meetings.return_minutes",
                who=COCHAIR,
            ),
            Transition(
                verb="publish",
                label=_("Publish to the members"),
                done=_("published the minutes"),
                sources=(MinutesStatus.APPROVED,),
                target=MinutesStatus.PUBLISHED,
                permission="meetings.publish_minutes",
                who=SECRETARIAT,
                effects=("minutes.published",),
                stamp="published",
                url_name="meetings:minutes-publish",
                primary=True,
                help=_("Members read and download them, and get a letter."),
            ),
        ),
    )
)
