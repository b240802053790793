"""How a version of the composition comes to apply."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Transition, Workflow, register
from members.enums import CompositionStatus
from members.workflows.who import SECRETARIAT_ONLY

COMPOSITION = register(
    Workflow(
        name="members.composition",
        states=CompositionStatus,
        transitions=(
            Transition(
                verb="approve",
                label=_("Record the approval"),
                done=_("recorded the approval of the composition"),
                sources=(CompositionStatus.DRAFT,),
                target=CompositionStatus.APPROVED,
                permission="members.change_membership",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="supersede",
                label=_("Supersede"),
                done=_("another version took the place of this one"),
                sources=(CompositionStatus.APPROVED,),
                target=CompositionStatus.SUPERSEDED,
                permission="members.change_membership",
                who=SECRETARIAT_ONLY,
            ),
        ),
    )
)
