"""How minutes move."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act, Transition, Workflow, register
from meetings.meeting.workflow import SECRETARIAT
from meetings.minutes.enums import MinutesStatus

COCHAIR = _("The co-chair who is asked does this.")


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


ACTS = (
    Act(
        name="meetings.minutes.start",
        done=_("began the minutes"),
        permission="meetings.edit_minutes",
    ),
    Act(
        name="meetings.minutes.line",
        done=_("wrote a line of the minutes"),
        permission="meetings.edit_minutes",
    ),
    Act(
        name="meetings.minutes.line_remove",
        done=_("took a line of the minutes out"),
        permission="meetings.edit_minutes",
    ),
    Act(
        name="meetings.minutes.line_restore",
        done=_("put a line of the minutes back"),
        permission="meetings.edit_minutes",
    ),
    Act(
        name="meetings.minutes.number",
        done=_("gave the minutes a number"),
        permission="meetings.edit_minutes",
    ),
    Act(
        name="meetings.minutes.one_approval",
        done=_("approved; another co-chair is still asked"),
        permission="meetings.approve_minutes",
    ),
)
