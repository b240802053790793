"""Whom the minutes are put to: the co-chair who leads, and another pair of eyes where the first one wrote (p22)."""

from django.utils.translation import gettext as _

from iiwg.workflow.tables import Refused
from meetings.enums import ApprovalState
from meetings.models import Minutes
from members.enums import Approver, ChairModel
from members.models import ChairingTerm
from members.services import chairs
from members.services.terms import secretariat_on


def approvers(minutes: Minutes) -> list[ChairingTerm]:
    """Who is asked: the leading co-chair of the term the meeting was held under, and whom four eyes ask beside."""
    lead = _leading_term(minutes.meeting)
    terms = minutes.meeting.terms
    next_term = lead.following()
    chain = [step.approver for step in terms.approval_chain.all()] if terms else []
    wrote = _wrote(minutes, lead)
    secretariat = secretariat_on(minutes.meeting.held_on)
    serves = bool(terms and terms.four_eyes and lead.institution == secretariat)
    if not (wrote or serves or Approver.NEXT_COCHAIR in chain):
        return [lead]
    if next_term:
        return [lead, next_term]
    if wrote or terms is None or terms.chair_model != ChairModel.SINGLE:
        raise Refused(
            _("A second co-chair must approve too, and none is recorded. Record the next chairing term.")
        )
    return [lead]


def _leading_term(meeting) -> ChairingTerm:
    """The chairing term the meeting was held under; one recorded after it was planned is taken now."""
    if meeting.chairing_term is None:
        meeting.chairing_term = chairs.leading(meeting.held_on)
        meeting.save(update_fields=["chairing_term"])
    if meeting.chairing_term is None:
        raise Refused(
            _(
                "It is not recorded under which chairing term the meeting was held. Record the chairing term first."
            ),
            paragraph="21",
        )
    return meeting.chairing_term


def _wrote(minutes: Minutes, lead: ChairingTerm) -> bool:
    """Whether the leading co-chair saved a line since the last return (four eyes)."""
    terms = minutes.meeting.terms
    if terms is None or not terms.four_eyes or lead.person is None:
        return False
    return minutes.authors.filter(round=minutes.round, user_id=lead.person.user_id).exists()


def refuse_second_hat(minutes: Minutes, user) -> None:
    """Four eyes: who wrote a part of the minutes does not approve them alone, nor as a deputy, nor twice."""
    terms = minutes.meeting.terms
    answered = minutes.approvals.filter(round=minutes.round)
    if answered.filter(state=ApprovalState.APPROVED, decided_by=user, on_behalf=False).exists():
        raise Refused(
            _("You have approved these minutes already. Another person answers for the other co-chair.")
        )
    own = answered.filter(chairing_term__person__user=user).exists()
    wrote = minutes.authors.filter(round=minutes.round, user=user).exists()
    if not (terms and terms.four_eyes and wrote):
        return
    if not own:
        raise Refused(_("You wrote a part of these minutes: the co-chair answers, not you as deputy."))
    if answered.count() == 1:  # became the official after the text was sent
        raise Refused(
            _(
                "You wrote a part of these minutes, and nobody else is asked. Take the text back and send it again."
            )
        )
