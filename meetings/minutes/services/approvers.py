"""Whom minutes, or a corrigendum to them, are put to: the co-chair who leads, and another pair of eyes where the first one wrote (p22)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.pages.dates import long_date
from iiwg.pages.languages import current_language
from iiwg.workflow.tables import Refused
from meetings.meeting.models import Meeting
from meetings.minutes.texts.papers import Paper
from members.chairs.models import ChairingTerm
from members.chairs.services import chairs
from members.chairs.services.chairs import secretariat_on
from members.terms.enums import Approver, ChairModel, Topic
from members.terms.models import TermsOfReference
from members.terms.texts import by_chairs


def approvers(paper: Paper) -> list[ChairingTerm]:
    """Who is asked: the leading co-chair of the term the meeting was held under, and whom the Terms or four eyes ask beside."""
    meeting = paper.meeting
    lead = _leading_term(meeting)
    terms = meeting.terms
    wrote = _wrote(paper, lead)
    serves = bool(terms and terms.four_eyes and lead.institution == secretariat_on(meeting.held_on))
    if not (wrote or serves or _both_answer(terms)):
        return [lead]
    second = chairs.second(lead, meeting.held_on)
    if second:
        return [lead, second]
    if wrote or terms is None or terms.chair_model != ChairModel.SINGLE:
        raise Refused(_none_beside(lead, meeting), mend=_record_a_turn())
    return [lead]


def _both_answer(terms: TermsOfReference | None) -> bool:
    """Whether the Terms ask both co-chairs: they name the next one, or have two standing chairs and name neither."""
    if terms is None:
        return False
    named = {step.approver for step in terms.approval_chain.all()}
    if Approver.NEXT_COCHAIR in named:
        return True
    return terms.chair_model == ChairModel.STANDING_PAIR and Approver.LEADING_COCHAIR not in named


def _none_beside(lead: ChairingTerm, meeting: Meeting) -> str:
    """Why the minutes cannot be sent: the second co-chair is not recorded."""
    if lead.terms.chair_model != ChairModel.STANDING_PAIR:
        return by_chairs(
            _(
                "The chair wrote a part of this text: another person must approve it too. Record the next chairing term."
            ),
            _("A second co-chair must approve too, and none is recorded. Record the next chairing term."),
            meeting.terms,
        )
    return _(
        "Both chairs must approve, and on %(day)s only one of them is recorded. Record the term of the other one."
    ) % {"day": long_date(meeting.held_on, current_language(), meeting.date_precision)}


def _leading_term(meeting: Meeting) -> ChairingTerm:
    """The chairing term the meeting was held under, also where it was recorded after the meeting was planned."""
    term = meeting.chairing_term or chairs.leading(meeting.held_on)
    if term is None:
        raise Refused(
            _(
                "It is not recorded under which chairing term the meeting was held. Record the chairing term first."
            ),
            basis=Topic.CHAIRING,
            mend=_record_a_turn(),
        )
    return term


def _record_a_turn() -> tuple[str, str]:
    """The link to the form of a chairing term."""
    return _("Record a chairing term"), reverse("members:chairing-term-add")


def _wrote(paper: Paper, lead: ChairingTerm) -> bool:
    """Whether the leading co-chair wrote a part of the text (four eyes)."""
    terms = paper.meeting.terms
    if terms is None or not terms.four_eyes or lead.person is None or lead.person.user_id is None:
        return False
    return paper.was_written_by(lead.person.user)
