"""Who sees, writes, approves and publishes minutes and corrigenda to them."""

import rules
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from iiwg.accounts.rules import is_secretariat, is_signed_in
from iiwg.documents.enums import Access
from meetings.agenda.rules import visible_items
from meetings.meeting.rules import chairs_meeting
from meetings.minutes.enums import ApprovalState, MinutesStatus
from meetings.minutes.models import Approval, Correction, Corrigendum, Line, Minutes, Outcome
from members.chairs.models import ChairingTerm
from members.chairs.rules import term_ids, terms_chaired_by
from members.institutions.rules import is_reader
from members.terms.texts import by_chairs


@rules.predicate
def is_asked(user, paper):
    """Is the official asked to approve the text of the present round, and has not answered."""
    return bool(paper) and asked_of(user, paper).exists()


def asked_of(user, paper) -> QuerySet[Approval]:
    """The answers a text of the present round awaits from the terms of a user, chaired or as a deputy."""
    waiting = paper.approvals.filter(round=paper.round, state=ApprovalState.ASKED)
    return waiting.filter(chairing_term_id__in=term_ids(user)).order_by("pk")


def open_answers(user, paper) -> QuerySet[Approval]:
    """Of the answers asked of a user those he may give: who prepared a text answers as a chair, never as a deputy."""
    asked = asked_of(user, paper)
    if why_no_answer(user, paper):
        return asked.none()
    own = asked.filter(chairing_term__in=terms_chaired_by(user))
    return own if _four_eyes(paper) and paper.was_prepared_by(user) else asked


def own_term_asked(user, paper) -> ChairingTerm | None:
    """The term this user chairs in person that is asked now, and in which he may name a deputy; None where there is none."""
    asked = asked_of(user, paper).filter(chairing_term__person__user=user).select_related("chairing_term")
    first = asked.first()
    return first.chairing_term if first and not first.chairing_term.is_over else None


def may_answer(user, paper) -> bool:
    """Whether a text waits for an answer that this user may give: who is offered the button, the banner and the letter."""
    return paper.is_waiting and open_answers(user, paper).exists()


def why_no_answer(user, paper) -> str:
    """Why somebody who is asked may not answer (four eyes): nobody does so twice, nor alone on what he prepared; else ""."""
    answered, terms = paper.approvals.filter(round=paper.round), paper.meeting.terms
    if answered.filter(state=ApprovalState.APPROVED, decided_by=user, on_behalf=False).exists():
        return by_chairs(
            _("You have approved this text already. Another person answers beside you."),
            _("You have approved this text already. Another person answers for the other co-chair."),
            terms,
        )
    if not (_four_eyes(paper) and paper.was_prepared_by(user)):
        return ""
    if not answered.filter(chairing_term__in=terms_chaired_by(user)).exists():
        return by_chairs(
            _("You wrote or sent this text, or were the secretary: the chair answers, not you as deputy."),
            _("You wrote or sent this text, or were the secretary: the co-chair answers, not you as deputy."),
            terms,
        )
    if paper.was_written_by(user) and answered.count() == 1:  # became the official after the text was sent
        return _(
            "You wrote a part of this text, and nobody else is asked. Take the text back and send it again."
        )
    return ""


def _four_eyes(paper) -> bool:
    """Whether the Terms ask that who prepared a text is not its only approver."""
    return bool(paper.meeting.terms and paper.meeting.terms.four_eyes)


@rules.predicate
def was_asked(user, paper):
    """Is or was asked to approve this text."""
    return bool(paper and paper.approvals.filter(chairing_term_id__in=term_ids(user)).exists())


@rules.predicate
def chairs_its_meeting(user, paper):
    """The official of the chairing term of the meeting."""
    return bool(paper) and chairs_meeting(user, paper.meeting)


@rules.predicate
def is_published(user, paper):
    """Published, and the meeting is not restricted. A corrigendum is published after its minutes only."""
    return bool(paper) and (paper.is_published and paper.meeting.access != Access.RESTRICTED)


def visible_minutes(user) -> QuerySet[Minutes]:
    """The minutes a user may see: drafts only the secretariat and the co-chairs concerned, published ones readers."""
    return _visible(user, Minutes.objects.select_related("meeting"), meeting="meeting")


def visible_corrigenda(user) -> QuerySet[Corrigendum]:
    """The corrigenda a user may see: as the minutes they correct, each with its own status."""
    found = Corrigendum.objects.select_related("minutes__meeting")
    return _visible(user, found, meeting="minutes__meeting")


def _visible(user, found: QuerySet, *, meeting: str) -> QuerySet:
    """The papers a user may see; `meeting` is the way to the meeting they are of.

    Who is asked about the minutes of an old meeting may have left the group since, and reads them to answer.
    """
    if is_secretariat(user):
        return found
    if not is_signed_in(user):
        return found.none()
    mine = Q(approvals__chairing_term_id__in=term_ids(user))
    if not is_reader(user):
        asked = found.model.objects.filter(mine, approvals__state=ApprovalState.ASKED)
        return found.filter(pk__in=asked.values("pk"))
    published = Q(status=MinutesStatus.PUBLISHED) & ~Q(**{f"{meeting}__access": Access.RESTRICTED})
    chaired = Q(**{f"{meeting}__chairing_term_id__in": term_ids(user)})
    return found.filter(published | chaired | Q(pk__in=found.model.objects.filter(mine).values("pk")))


def visible_corrections(user) -> QuerySet[Correction]:
    """The corrections of corrigenda a user may see."""
    return Correction.objects.filter(corrigendum__in=visible_corrigenda(user).values("pk"))


def announced_corrigenda(user) -> QuerySet[Corrigendum]:
    """The corrigenda a user is told of: published ones, and before that approved ones this user may open; in order."""
    told = Q(status=MinutesStatus.PUBLISHED) | Q(pk__in=visible_corrigenda(user).values("pk"))
    return Corrigendum.objects.in_force().filter(told)


def with_corrigenda(user, way: str = "corrigenda") -> Prefetch:
    """What `cited_in` reads of minutes: the corrigenda a user is told of; `way`: to them, from the rows fetched."""
    return Prefetch(way, announced_corrigenda(user), to_attr="announced_corrigenda")


def with_corrections(user, way: str = "corrections") -> Prefetch:
    """What `cited_of` reads of a line: its corrections in corrigenda a user is told of; `way`: to them, from the rows."""
    found = Correction.objects.filter(corrigendum__in=announced_corrigenda(user).values("pk"))
    return Prefetch(way, found.select_related("corrigendum"), to_attr="announced_corrections")


def visible_outcomes(user) -> QuerySet[Outcome]:
    """The outcomes of minutes a user may see; those of restricted items as those items."""
    return Outcome.objects.filter(
        meeting__minutes__in=visible_minutes(user).values("pk"), line__item__in=visible_items(user)
    )


def visible_lines(user) -> QuerySet[Line]:
    """The lines of minutes a user may see; those of restricted items as those items."""
    return Line.objects.filter(minutes__in=visible_minutes(user).values("pk"), item__in=visible_items(user))


def visible_approvals(user) -> QuerySet[Approval]:
    """Who was asked to approve minutes and corrigenda a user may see."""
    of_minutes = Q(minutes__in=visible_minutes(user).values("pk"))
    return Approval.objects.filter(of_minutes | Q(corrigendum__in=visible_corrigenda(user).values("pk")))


can_see_paper = (
    is_secretariat | (is_signed_in & is_asked) | (is_reader & (is_published | chairs_its_meeting | was_asked))
)
rules.add_perm("meetings.view_minutes", can_see_paper)
rules.add_perm("meetings.edit_minutes", is_secretariat)
rules.add_perm("meetings.send_minutes_for_approval", is_secretariat)
rules.add_perm("meetings.approve_minutes", is_signed_in & is_asked)
rules.add_perm("meetings.return_minutes", is_signed_in & is_asked)
rules.add_perm("meetings.record_paper_approval", is_secretariat)
rules.add_perm("meetings.publish_minutes", is_secretariat)
rules.add_perm("meetings.view_outcomes", is_reader)
rules.add_perm("meetings.correct_minutes", is_secretariat)
rules.add_perm("meetings.view_corrigendum", can_see_paper)
rules.add_perm("meetings.edit_corrigendum", is_secretariat)
rules.add_perm("meetings.send_corrigendum_for_approval", is_secretariat)
rules.add_perm("meetings.approve_corrigendum", is_signed_in & is_asked)
rules.add_perm("meetings.return_corrigendum", is_signed_in & is_asked)
rules.add_perm("meetings.record_paper_approval_of_corrigendum", is_secretariat)
rules.add_perm("meetings.publish_corrigendum", is_secretariat)
