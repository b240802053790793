"""How a request and a nomination move (p19)."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act, Refused, Transition, Workflow, register
from members.institutions.workflow import SECRETARIAT_ONLY
from members.nominations.enums import NominationStatus, RequestStatus
from members.seats.workflow import BY_DECISION
from members.terms.enums import Topic
from members.terms.models import TermsOfReference

INSTITUTION_OR_SECRETARIAT = _("Only those who speak for the institution, or the secretariat, do this.")


def letter_is_complete(nomination, *, by):
    """A nomination goes by an official letter: number, date and signatory of the sender (p19)."""
    letter = nomination.letter
    if letter is None or not (letter.their_number and letter.their_date and letter.signatory):
        raise Refused(
            _("Record the number, the date and the signatory of the nomination letter first."),
            basis=Topic.NOMINATION,
        )


def scan_is_there(nomination, *, by):
    """Nothing is confirmed without the signed letter itself, where the Terms ask for an official letter (p19)."""
    terms = TermsOfReference.objects.on().first()
    if nomination.letter.scan is None and (terms is None or terms.nomination_requires_letter):
        raise Refused(
            _(
                "The scan of the signed nomination letter is missing. A nomination is confirmed by letter only."
            ),
            basis=Topic.NOMINATION,
        )


def nothing_has_come_in(asked, *, by):
    """A request is not withdrawn over a nomination that waits for a decision."""
    if asked.nominations.filter(status__in=UNDECIDED).exists():
        raise Refused(_("A nomination has come in on this request. Accept or return it first."))


UNDECIDED = (NominationStatus.SUBMITTED, NominationStatus.HELD)
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
                when=(nothing_has_come_in,),
                url_name="members:request-withdraw",
                danger=True,
            ),
        ),
    )
)

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
                verb="release_listed",
                label=_("Take up again after a decision"),
                done=_("took the nomination up again: the institution is on the list now"),
                sources=(NominationStatus.HELD,),
                target=NominationStatus.SUBMITTED,
                permission="members.adopt_by_decision",
                who=BY_DECISION,
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


ACTS = (
    Act(
        name="members.steptemplate.save",
        done=_("changed the template of steps"),
        permission="members.request_nomination",
    ),
    Act(
        name="members.steptemplate.remove",
        done=_("removed the template of steps"),
        permission="members.request_nomination",
    ),
    Act(
        name="members.nominationrequest.open",
        done=_("asked for a nomination"),
        permission="members.request_nomination",
    ),
    Act(
        name="members.nominationrequest.remind",
        done=_("sent a reminder"),
        permission="members.request_nomination",
    ),
    Act(
        name="members.nominationrequest.steps",
        done=_("changed the steps inside the institution"),
        permission="members.request_nomination",
    ),
    Act(
        name="members.nomination.prepare",
        done=_("prepared the nomination"),
        permission="members.submit_nomination",
    ),
    Act(
        name="members.nomination.change",
        done=_("changed the nomination"),
        permission="members.submit_nomination",
    ),
)
