"""How a step towards the establishment of the group moves."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act, Transition, Workflow, register
from members.establishment.enums import StepStatus
from members.institutions.workflow import SECRETARIAT_ONLY

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


ACTS = (
    Act(
        name="members.establishmentstep.apply",
        done=_("took the steps of a playbook"),
        permission="members.change_establishment",
    ),
    Act(
        name="members.establishmentstep.add",
        done=_("added a step of the establishment"),
        permission="members.change_establishment",
    ),
    Act(
        name="members.establishmentstep.change",
        done=_("changed a step of the establishment"),
        permission="members.change_establishment",
    ),
    Act(
        name="members.establishmentstep.remove",
        done=_("removed a step of the establishment"),
        permission="members.change_establishment",
    ),
    Act(
        name="members.objective.change",
        done=_("changed the objectives of the group"),
        permission="members.change_establishment",
    ),
)
