"""How a letter moves."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act, Transition, Workflow, register
from members.institutions.workflow import SECRETARIAT_ONLY
from members.letters.enums import LetterStatus

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
                url_name="members:letter-sent",
                has_form=True,
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


ACTS = (
    Act(
        name="members.letter.write",
        done=_("wrote the letter"),
        permission="members.change_letter",
    ),
    Act(
        name="members.letter.receive",
        done=_("recorded the letter that arrived"),
        permission="members.change_letter",
    ),
    Act(
        name="members.letter.correct",
        done=_("recorded the letter anew"),
        permission="members.change_letter",
    ),
    Act(
        name="members.letter.forget_scan",
        done=_("set the scan of the letter aside"),
        permission="members.change_letter",
    ),
)
