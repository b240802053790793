"""How a step towards the establishment of the group moves."""

from django.utils.translation import gettext_lazy as _

from iiwg.audit.actors import Actor
from iiwg.workflow.tables import Act, Refused, Transition, Workflow, register
from members.establishment.enums import StepStatus
from members.establishment.models import EstablishmentStep
from members.institutions.workflow import SECRETARIAT_ONLY


def is_not_done(step: EstablishmentStep, *, by: Actor) -> None:
    """A step that was taken stays on record."""
    if step.is_done:
        raise Refused(_("This step is done and stays on record."))


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
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.establishmentstep.add",
        done=_("added a step of the establishment"),
        permission="members.change_establishment",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.establishmentstep.change",
        done=_("changed a step of the establishment"),
        permission="members.change_establishment",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.establishmentstep.remove",
        done=_("removed a step of the establishment"),
        permission="members.change_establishment",
        who=SECRETARIAT_ONLY,
        when=(is_not_done,),
    ),
    Act(
        name="members.objective.change",
        done=_("changed the objectives of the group"),
        permission="members.change_establishment",
        who=SECRETARIAT_ONLY,
    ),
)
