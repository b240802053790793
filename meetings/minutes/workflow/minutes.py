"""How minutes move."""

from django.utils.translation import gettext_lazy as _

from iiwg.audit.actors import account_of
from iiwg.workflow.paths import Path
from iiwg.workflow.tables import Act, Refused, Transition, Workflow, register
from meetings.meeting.workflow import SECRETARIAT
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.rules import why_no_answer
from members.terms.texts import by_chairs_lazy

COCHAIR = by_chairs_lazy(_("The chair who is asked does this."), _("The co-chair who is asked does this."))


def is_being_written(minutes, *, by):
    """A text that was sent for approval is fixed."""
    if not minutes.is_being_written:
        raise Refused(
            _("The minutes were sent for approval: their text is fixed and can no longer be changed.")
        )


def takes_place(meeting, *, by):
    """A cancelled meeting has no minutes."""
    if meeting.is_cancelled:
        raise Refused(_("This meeting was cancelled: it has no minutes."))


def another_pair_of_eyes(paper, *, by):
    """Who prepared a text does not answer as a deputy, nor alone; nobody answers twice."""
    if sentence := why_no_answer(account_of(by), paper):
        raise Refused(sentence)


MINUTES = register(
    Workflow(
        name="meetings.minutes",
        states=MinutesStatus,
        path=Path(
            states=(
                MinutesStatus.DRAFT,
                MinutesStatus.FOR_APPROVAL,
                MinutesStatus.APPROVED,
                MinutesStatus.PUBLISHED,
            ),
            beside={MinutesStatus.RETURNED: MinutesStatus.DRAFT},
            names={
                MinutesStatus.FOR_APPROVAL: _("Minutes sent for approval"),
                MinutesStatus.APPROVED: _("Minutes approved"),
                MinutesStatus.PUBLISHED: _("Minutes published"),
            },
        ),
        transitions=(
            Transition(
                verb="send_for_approval",
                label=by_chairs_lazy(
                    _("Send for approval to the chair"), _("Send for approval to the leading co-chair")
                ),
                done=_("sent the minutes for approval"),
                sources=(MinutesStatus.DRAFT, MinutesStatus.RETURNED),
                target=MinutesStatus.FOR_APPROVAL,
                permission="meetings.send_minutes_for_approval",
                who=SECRETARIAT,
                effects=("minutes.sent",),
                stamp="sent",
                url_name="meetings:minutes-send",
                primary=True,
                success_message=_("The minutes are sent for approval."),
                help=by_chairs_lazy(
                    _("The exact text and its numbers are fixed. The chair gets a letter with the link."),
                    _("The exact text and its numbers are fixed. The co-chair gets a letter with the link."),
                ),
            ),
            Transition(
                verb="take_back",
                label=_("Take back"),
                done=_("took the minutes back"),
                sources=(MinutesStatus.FOR_APPROVAL,),
                target=MinutesStatus.DRAFT,
                permission="meetings.send_minutes_for_approval",
                who=SECRETARIAT,
                effects=("minutes.reopened",),
                url_name="meetings:minutes-take-back",
                success_message=_("The minutes are a draft again."),
            ),
            Transition(
                verb="approve",
                label=_("Approve"),
                done=_("approved the minutes"),
                sources=(MinutesStatus.FOR_APPROVAL,),
                target=MinutesStatus.APPROVED,
                permission="meetings.approve_minutes",
                who=COCHAIR,
                when=(another_pair_of_eyes,),
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
                when=(another_pair_of_eyes,),
                effects=("minutes.reopened",),
                needs_note=True,
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
                has_form=True,
                primary=True,
                success_message=_("The minutes are published."),
                asks_again=True,
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
        who=SECRETARIAT,
        when=(takes_place,),
    ),
    Act(
        name="meetings.minutes.line",
        done=_("wrote a line of the minutes"),
        permission="meetings.edit_minutes",
        who=SECRETARIAT,
        when=(is_being_written,),
    ),
    Act(
        name="meetings.minutes.line_remove",
        done=_("took a line of the minutes out"),
        permission="meetings.edit_minutes",
        who=SECRETARIAT,
        when=(is_being_written,),
    ),
    Act(
        name="meetings.minutes.line_restore",
        done=_("put a line of the minutes back"),
        permission="meetings.edit_minutes",
        who=SECRETARIAT,
        when=(is_being_written,),
    ),
    Act(
        name="meetings.minutes.line_order",
        done=_("moved a line of the minutes"),
        permission="meetings.edit_minutes",
        who=SECRETARIAT,
        when=(is_being_written,),
    ),
    Act(
        name="meetings.minutes.number",
        done=_("gave the minutes a number"),
        permission="meetings.edit_minutes",
        who=SECRETARIAT,
        when=(is_being_written,),
    ),
    Act(
        name="meetings.minutes.control",
        done=_("said who controls the execution"),
        permission="meetings.edit_minutes",
        who=SECRETARIAT,
        when=(is_being_written,),
    ),
    Act(
        name="meetings.minutes.one_approval",
        done=_("approved; another co-chair is still asked"),
        permission="meetings.approve_minutes",
        who=COCHAIR,
    ),
)
