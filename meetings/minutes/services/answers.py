"""The answers of those who are asked to approve a text: each is given once, about exactly one text.

Each function works inside the door of a verb, which asked who may.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor, account_of
from iiwg.database.models import today
from iiwg.documents.models import DocumentVersion
from iiwg.workflow.tables import Refused
from meetings.minutes.enums import ApprovalState
from meetings.minutes.models import Approval
from meetings.minutes.rules import open_answers
from meetings.minutes.texts.papers import Paper
from meetings.minutes.texts.signers import official_spoken_for, signer_now
from members.chairs.models import ChairingTerm
from members.people.models import Person


def give(paper: Paper, digest: str, *, who: Actor, remark: str = "") -> Approval:
    """The answer of a person who is asked: an approval, or a return where there is a remark."""
    waiting = open_answers(account_of(who), paper).select_for_update()
    approval = _refuse_unless_of(waiting.first(), digest)
    approval.remark = remark
    if not remark:
        approval.signer = signer_now(approval.chairing_term, account_of(who))
    _save(approval, ApprovalState.RETURNED if remark else ApprovalState.APPROVED, who=who)
    return approval


def spoken_for(paper: Paper, who: Actor) -> Person | None:
    """The official on whose behalf a deputy answers; None where the official does, or nobody may answer."""
    user = account_of(who)
    first = open_answers(user, paper).select_related("chairing_term").first()
    person = Person.objects.filter(user=user).first()
    return official_spoken_for(first.chairing_term, person, today()) if first and person else None


def record_paper(paper: Paper, digest: str, *, term: ChairingTerm, scan: DocumentVersion, who: Actor) -> None:
    """The approval of a chairing term, given on a signed paper whose scan was stored."""
    waiting = paper.approvals.select_for_update().filter(round=paper.round, state=ApprovalState.ASKED)
    approval = _refuse_unless_of(waiting.filter(chairing_term=term).first(), digest)
    approval.on_behalf, approval.scan = True, scan
    approval.signer = signer_now(term)
    _save(approval, ApprovalState.APPROVED, who=who)


def close_round(paper: Paper) -> None:
    """Nobody else is asked about this text; the next one that is sent is put to approval in the next round."""
    paper.approvals.filter(round=paper.round, state=ApprovalState.ASKED).update(state=ApprovalState.CLOSED)
    paper.round += 1


def _refuse_unless_of(approval: Approval | None, digest: str) -> Approval:
    if approval is None:
        raise Refused(_("This was answered already, or you are not asked."))
    if approval.digest != digest:
        raise Refused(_("The text has changed since you opened it. Read the present text first."))
    return approval


def _save(approval: Approval, state: ApprovalState, *, who: Actor) -> None:
    approval.state, approval.decided_at, approval.decided_by = state, timezone.now(), account_of(who)
    approval.save()
