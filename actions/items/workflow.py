"""The procedure of an action item."""

from django.utils.translation import gettext_lazy as _

from actions.items.enums import AT_WORK, OPEN_STATUSES, ActionStatus
from iiwg.workflow.paths import Path
from iiwg.workflow.tables import Act, Transition, Workflow, register
from members.terms.texts import by_chairs_lazy

RESPONSIBLE = _("The responsible institution does this.")
CONFIRMS = by_chairs_lazy(
    _("The secretariat or the coordinating chair does this."),
    _("The secretariat or the coordinating co-chair does this."),
)

ACTION = register(
    Workflow(
        name="actions.actionitem",
        states=ActionStatus,
        path=Path(
            states=(*OPEN_STATUSES, ActionStatus.CONFIRMED),
            ended={ActionStatus.DROPPED: (ActionStatus.OPEN, ActionStatus.DROPPED)},
        ),
        transitions=(
            Transition(
                verb="accept",
                label=_("Accept"),
                done=_("accepted the action item"),
                sources=(ActionStatus.OPEN,),
                target=ActionStatus.ACCEPTED,
                permission="actions.accept_actionitem",
                who=RESPONSIBLE,
                url_name="actions:item-accept",
                success_message=_("Accepted."),
            ),
            Transition(
                verb="report",
                label=_("Report progress"),
                done=_("reported progress"),
                sources=AT_WORK,
                target=ActionStatus.IN_PROGRESS,
                permission="actions.report_actionitem",
                who=RESPONSIBLE,
                url_name="actions:item-report",
                has_form=True,
            ),
            Transition(
                verb="finish",
                label=_("Report as done"),
                done=_("reported it done"),
                sources=AT_WORK,
                target=ActionStatus.REPORTED_DONE,
                permission="actions.finish_actionitem",
                who=RESPONSIBLE,
                stamp="reported",
                url_name="actions:item-finish",
                has_form=True,
                primary=True,
            ),
            Transition(
                verb="confirm",
                label=_("Confirm that it is done"),
                done=_("confirmed that it is done"),
                sources=(ActionStatus.REPORTED_DONE,),
                target=ActionStatus.CONFIRMED,
                permission="actions.confirm_actionitem",
                who=CONFIRMS,
                stamp="closed",
                url_name="actions:item-confirm",
                success_message=_("Confirmed."),
                primary=True,
            ),
            Transition(
                verb="send_back",
                label=_("Send back"),
                done=_("sent it back"),
                sources=(ActionStatus.REPORTED_DONE,),
                target=ActionStatus.IN_PROGRESS,
                permission="actions.confirm_actionitem",
                who=CONFIRMS,
                url_name="actions:item-send-back",
                success_message=_("Sent back."),
                needs_note=True,
            ),
            Transition(
                verb="drop",
                label=_("Drop"),
                done=_("dropped the action item"),
                sources=(*AT_WORK, ActionStatus.REPORTED_DONE),
                target=ActionStatus.DROPPED,
                permission="actions.drop_actionitem",
                who=_("The secretariat does this."),
                stamp="closed",
                url_name="actions:item-drop",
                success_message=_("Dropped."),
                needs_note=True,
                danger=True,
            ),
        ),
    )
)


ACTS = (
    Act(
        name="actions.actionitem.create",
        done=_("entered the action item"),
        permission="actions.confirm_actionitem",
        who=CONFIRMS,
    ),
    Act(
        name="actions.actionitem.publish",
        done=_("published the action item"),
        permission="actions.confirm_actionitem",
        who=CONFIRMS,
    ),
    Act(
        name="actions.actionitem.follow_meeting",
        done=_("moved the due date with the meeting"),
        permission="actions.confirm_actionitem",
        who=CONFIRMS,
    ),
    Act(
        name="actions.actionitem.follow_corrigendum",
        done=_("changed the due date as a corrigendum says"),
        permission="actions.confirm_actionitem",
        who=CONFIRMS,
    ),
)
