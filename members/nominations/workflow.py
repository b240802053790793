"""How a request and a nomination move (p19)."""

from django.utils.translation import gettext_lazy as _

from iiwg.audit.actors import Actor
from iiwg.workflow.paths import Path
from iiwg.workflow.tables import Act, Refused, Transition, Workflow, register
from members.institutions.workflow import SECRETARIAT_ONLY
from members.nominations.enums import TO_BE_HANDED_IN, UNDECIDED, UNDER_WAY, NominationStatus, RequestStatus
from members.nominations.models import Nomination, NominationRequest
from members.seats.workflow import BY_DECISION
from members.terms.enums import Topic
from members.terms.models import TermsOfReference

INSTITUTION_OR_SECRETARIAT = _("Only those who speak for the institution, or the secretariat, do this.")


def scan_is_there(nomination: Nomination, *, by: Actor) -> None:
    """Nothing is confirmed without the signed letter itself, where the Terms ask for an official letter (p19)."""
    terms = TermsOfReference.objects.on().first()
    scan = nomination.letter.scan if nomination.letter else None
    if scan is None and (terms is None or terms.nomination_requires_letter):
        raise Refused(
            _(
                "The scan of the signed nomination letter is missing. A nomination is confirmed by letter only."
            ),
            basis=Topic.NOMINATION,
        )


def nothing_has_come_in(nomination_request: NominationRequest, *, by: Actor) -> None:
    """A request is not withdrawn over a nomination that waits for a decision."""
    if nomination_request.nominations.filter(status__in=UNDECIDED).exists():
        raise Refused(_("A nomination has come in on this request. Accept or return it first."))


def request_is_open(nomination_request: NominationRequest, *, by: Actor) -> None:
    """Nobody is reminded of what was answered or withdrawn."""
    if not nomination_request.is_open:
        raise Refused(_("This request is answered or withdrawn. There is nothing to remind of."))


def letter_is_not_handed_in(nomination: Nomination, *, by: Actor) -> None:
    """What the secretariat has in hand is not changed under it."""
    if not nomination.is_to_be_handed_in:
        raise Refused(_("The nomination is handed in. The secretariat can return it to be changed."))


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
                success_message=_("The request is withdrawn."),
            ),
        ),
    )
)

NOMINATION = register(
    Workflow(
        name="members.nomination",
        states=NominationStatus,
        path=Path(
            states=(NominationStatus.DRAFT, NominationStatus.SUBMITTED, NominationStatus.ACCEPTED),
            beside={
                NominationStatus.RETURNED: NominationStatus.DRAFT,
                NominationStatus.HELD: NominationStatus.SUBMITTED,
            },
            ended={NominationStatus.WITHDRAWN: (NominationStatus.WITHDRAWN,)},
            names={
                NominationStatus.DRAFT: _("The person is named"),
                NominationStatus.SUBMITTED: _("The letter is handed in"),
                NominationStatus.ACCEPTED: _("The secretariat accepts it"),
            },
            is_of_deeds=True,
        ),
        transitions=(
            Transition(
                verb="submit",
                label=_("Submit"),
                done=_("submitted the nomination"),
                sources=TO_BE_HANDED_IN,
                target=NominationStatus.SUBMITTED,
                permission="members.submit_nomination",
                who=INSTITUTION_OR_SECRETARIAT,
                stamp="submitted",
                url_name="members:nomination-submit",
                has_form=True,
            ),
            Transition(
                verb="submit_unlisted",
                label=_("Submit, to be held"),
                done=_("submitted the nomination; it is held for a decision on the list of institutions"),
                sources=TO_BE_HANDED_IN,
                target=NominationStatus.HELD,
                permission="members.submit_nomination",
                who=INSTITUTION_OR_SECRETARIAT,
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
                success_message=_("The nomination is taken up again."),
            ),
            Transition(
                verb="release_listed",
                label=_("Take up again after a decision"),
                done=_("took the nomination up again: the institution is on the list now"),
                sources=(NominationStatus.HELD,),
                target=NominationStatus.SUBMITTED,
                permission="members.adopt_by_decision",
                who=BY_DECISION,
                by_system=True,  # a list may begin on a day on which nobody approves anything
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
                has_form=True,
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
                success_message=_(
                    "The nomination is returned; your remark is told to those who speak for the institution."
                ),
            ),
            Transition(
                verb="withdraw",
                label=_("Withdraw the nomination"),
                done=_("withdrew the nomination"),
                sources=UNDER_WAY,
                target=NominationStatus.WITHDRAWN,
                permission="members.submit_nomination",
                who=INSTITUTION_OR_SECRETARIAT,
                url_name="members:nomination-withdraw",
                danger=True,
                success_message=_("The nomination is withdrawn."),
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
        when=(request_is_open,),
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
        who=_("You do not speak for this institution."),
    ),
    Act(
        name="members.nomination.change",
        done=_("changed the nomination"),
        permission="members.submit_nomination",
        who=INSTITUTION_OR_SECRETARIAT,
        when=(letter_is_not_handed_in,),
    ),
    Act(
        name="members.membershipterm.renew",
        done=_("renewed the membership term"),
        permission="members.decide_nomination",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.person.close_account",
        done=_("deactivated the account"),
        permission="members.decide_nomination",
        who=SECRETARIAT_ONLY,
        by_system=True,  # on the day after a membership ended
    ),
)
