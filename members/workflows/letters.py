"""How a letter moves: signed and sent, answered; received, numbered."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Transition, Workflow, register
from members.enums import LetterStatus
from members.workflows.who import SECRETARIAT_ONLY

LETTER = register(
    Workflow(
        name="members.letter",
        states=LetterStatus,
        transitions=(
            Transition(
                verb="send",
                label=_("Record as sent"),
                done=_("recorded the letter as sent"),
                sources=(LetterStatus.DRAFT,),
                target=LetterStatus.SENT,
                permission="members.change_letter",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="answer",
                label=_("Answered"),
                done=_("recorded the answer to the letter"),
                sources=(LetterStatus.SENT,),
                target=LetterStatus.ANSWERED,
                permission="members.change_letter",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="number",
                label=_("Give our incoming number"),
                done=_("gave the letter our incoming number"),
                sources=(LetterStatus.RECEIVED,),
                target=LetterStatus.RECEIVED,
                permission="members.change_letter",
                who=SECRETARIAT_ONLY,
            ),
        ),
    )
)
