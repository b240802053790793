"""The procedures of the members room: how the Terms of Reference and the list of institutions come to apply."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Refused, Transition, Workflow, register
from members.enums import LetterStatus, LpiStatus, NominationStatus, RequestStatus, TermsStatus

SECRETARIAT_ONLY = _("Only the secretariat records this.")


def instrument_is_recorded(terms, *, by):
    """Only the founding or amending act puts a version in force (p29)."""
    if not terms.has_instrument:
        raise Refused(
            _(
                "The founding or amending act of this version is not recorded. Record its kind and date first."
            ),
            paragraph="29",
        )


TERMS = register(
    Workflow(
        name="members.termsofreference",
        states=TermsStatus,
        transitions=(
            Transition(
                verb="apply",
                label=_("Apply provisionally"),
                done=_("applied the Terms of Reference provisionally"),
                sources=(TermsStatus.DRAFT,),
                target=TermsStatus.PROVISIONAL,
                permission="members.change_terms",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="put_in_force",
                label=_("Put in force"),
                done=_("put the Terms of Reference in force"),
                sources=(TermsStatus.DRAFT, TermsStatus.PROVISIONAL),
                target=TermsStatus.IN_FORCE,
                permission="members.change_terms",
                who=SECRETARIAT_ONLY,
                when=(instrument_is_recorded,),
            ),
            Transition(
                verb="supersede",
                label=_("Supersede"),
                done=_("another version took the place of this one"),
                sources=(TermsStatus.PROVISIONAL, TermsStatus.IN_FORCE),
                target=TermsStatus.SUPERSEDED,
                permission="members.change_terms",
                who=SECRETARIAT_ONLY,
            ),
        ),
    )
)

LPI = register(
    Workflow(
        name="members.lpiversion",
        states=LpiStatus,
        transitions=(
            Transition(
                verb="propose",
                label=_("Propose to a meeting"),
                done=_("proposed the list to a meeting"),
                sources=(LpiStatus.DRAFT,),
                target=LpiStatus.PENDING,
                permission="members.change_lpi",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="apply",
                label=_("Apply provisionally"),
                done=_("applied the list provisionally"),
                sources=(LpiStatus.DRAFT,),
                target=LpiStatus.PROVISIONAL,
                permission="members.change_lpi",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="adopt",
                label=_("Adopt"),
                done=_("adopted the list"),
                sources=(LpiStatus.PENDING, LpiStatus.PROVISIONAL),
                target=LpiStatus.ADOPTED,
                permission="members.change_lpi",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="supersede",
                label=_("Supersede"),
                done=_("another version took the place of this one"),
                sources=(LpiStatus.PROVISIONAL, LpiStatus.ADOPTED),
                target=LpiStatus.SUPERSEDED,
                permission="members.change_lpi",
                who=SECRETARIAT_ONLY,
            ),
        ),
    )
)


def letter_is_complete(nomination, *, by):
    """A nomination goes by an official letter: number, date and signatory of the sender (p19)."""
    letter = getattr(nomination, "letter", None)
    if letter is None or not (letter.their_number and letter.their_date and letter.signatory):
        raise Refused(
            _("Record the number, the date and the signatory of the nomination letter first."), paragraph="19"
        )


def scan_is_there(nomination, *, by):
    """Nothing is confirmed without the signed letter itself (p19)."""
    if nomination.letter.scan is None:
        raise Refused(
            _(
                "The scan of the signed nomination letter is missing. A nomination is confirmed by letter only."
            ),
            paragraph="19",
        )


REQUEST = register(
    Workflow(
        name="members.nominationrequest",
        states=RequestStatus,
        transitions=(
            Transition(
                verb="answer",
                label=_("Answered"),
                done=_("received the answer"),
                sources=(RequestStatus.OPEN,),
                target=RequestStatus.ANSWERED,
                permission="members.decide_nomination",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="withdraw",
                label=_("Withdraw the request"),
                done=_("withdrew the request"),
                sources=(RequestStatus.OPEN,),
                target=RequestStatus.WITHDRAWN,
                permission="members.request_nomination",
                who=SECRETARIAT_ONLY,
                url_name="members:request-withdraw",
                danger=True,
            ),
        ),
    )
)

INSTITUTION_OR_SECRETARIAT = _("Only those who speak for the institution, or the secretariat, do this.")
UNDECIDED = (NominationStatus.SUBMITTED, NominationStatus.HELD)
NOMINATION = register(
    Workflow(
        name="members.nomination",
        states=NominationStatus,
        transitions=(
            Transition(
                verb="submit",
                label=_("Submit"),
                done=_("submitted the nomination"),
                sources=(NominationStatus.DRAFT, NominationStatus.RETURNED),
                target=NominationStatus.SUBMITTED,
                permission="members.submit_nomination",
                who=INSTITUTION_OR_SECRETARIAT,
                when=(letter_is_complete,),
                effects=("nomination.submitted",),
                stamp="submitted",
            ),
            Transition(
                verb="submit_unlisted",
                label=_("Submit, to be held"),
                done=_("submitted the nomination; it is held for a decision on the list of institutions"),
                sources=(NominationStatus.DRAFT, NominationStatus.RETURNED),
                target=NominationStatus.HELD,
                permission="members.submit_nomination",
                who=INSTITUTION_OR_SECRETARIAT,
                when=(letter_is_complete,),
                effects=("nomination.submitted",),
                stamp="submitted",
            ),
            Transition(
                verb="release",
                label=_("Take up again"),
                done=_("took the nomination up again: the institution is on the list now"),
                sources=(NominationStatus.HELD,),
                target=NominationStatus.SUBMITTED,
                permission="members.decide_nomination",
                who=SECRETARIAT_ONLY,
                url_name="members:nomination-release",
            ),
            Transition(
                verb="accept",
                label=_("Accept the nomination"),
                done=_("accepted the nomination"),
                sources=(NominationStatus.SUBMITTED,),
                target=NominationStatus.ACCEPTED,
                permission="members.decide_nomination",
                who=SECRETARIAT_ONLY,
                when=(scan_is_there,),
                effects=("nomination.accepted",),
                stamp="decided",
                url_name="members:nomination-accept",
                primary=True,
            ),
            Transition(
                verb="return",
                label=_("Return with a remark"),
                done=_("returned the nomination"),
                sources=UNDECIDED,
                target=NominationStatus.RETURNED,
                permission="members.decide_nomination",
                who=SECRETARIAT_ONLY,
                url_name="members:nomination-return",
                needs_note=True,
            ),
            Transition(
                verb="withdraw",
                label=_("Withdraw the nomination"),
                done=_("withdrew the nomination"),
                sources=(NominationStatus.DRAFT, NominationStatus.RETURNED, *UNDECIDED),
                target=NominationStatus.WITHDRAWN,
                permission="members.submit_nomination",
                who=INSTITUTION_OR_SECRETARIAT,
                url_name="members:nomination-withdraw",
                danger=True,
            ),
        ),
    )
)

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
