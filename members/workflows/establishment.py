"""How a step towards the establishment of the group moves."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Transition, Workflow, register
from members.enums import StepStatus
from members.workflows.who import SECRETARIAT_ONLY

STEP = register(
    Workflow(
        name="members.establishmentstep",
        states=StepStatus,
        transitions=(
            Transition(
                verb="finish",
                label=_("Record as done"),
                done=_("recorded the step as done"),
                sources=(StepStatus.PLANNED,),
                target=StepStatus.DONE,
                permission="members.change_establishment",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="reopen",
                label=_("Not done yet"),
                done=_("took back that the step is done"),
                sources=(StepStatus.DONE,),
                target=StepStatus.PLANNED,
                permission="members.change_establishment",
                who=SECRETARIAT_ONLY,
            ),
        ),
    )
)
