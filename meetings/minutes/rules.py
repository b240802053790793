"""Who sees, writes, approves and publishes minutes and corrigenda to them."""

import rules
from django.db.models import Prefetch, Q, QuerySet

from iiwg.accounts.rules import is_secretariat, is_signed_in
from iiwg.documents.enums import Access
from meetings.agenda.rules import visible_items
from meetings.meeting.rules import chairs_meeting
from meetings.minutes.enums import ApprovalState, MinutesStatus
from meetings.minutes.models import Approval, Correction, Corrigendum, Line, Minutes, Outcome
from members.chairs.rules import term_ids
from members.institutions.rules import is_reader


@rules.predicate
def is_asked(user, paper):
    """Is the official asked to approve the text of the present round, and has not answered."""
    return bool(
        paper
        and paper.approvals.filter(
            round=paper.round,
            state=ApprovalState.ASKED,
            chairing_term_id__in=term_ids(user),
        ).exists()
    )


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
