"""Who sees, writes, approves and publishes minutes."""

import rules
from django.db.models import Q, QuerySet

from iiwg.accounts.rules import is_secretariat, is_signed_in
from iiwg.documents.enums import Access
from meetings.agenda.rules import visible_items
from meetings.meeting.rules import chairs_meeting, term_ids
from meetings.minutes.enums import ApprovalState, MinutesStatus
from meetings.minutes.models import Approval, Line, Minutes, Outcome
from members.institutions.rules import is_reader


@rules.predicate
def is_asked(user, minutes):
    """Is the official asked to approve the text of the present round, and has not answered."""
    return bool(
        minutes
        and Approval.objects.filter(
            minutes=minutes,
            round=minutes.round,
            state=ApprovalState.ASKED,
            chairing_term_id__in=term_ids(user),
        ).exists()
    )


@rules.predicate
def was_asked(user, minutes):
    """Is or was asked to approve these minutes."""
    return bool(minutes and minutes.approvals.filter(chairing_term_id__in=term_ids(user)).exists())


@rules.predicate
def chairs_minutes(user, minutes):
    """The official of the chairing term of the meeting."""
    return bool(minutes) and chairs_meeting(user, minutes.meeting)


@rules.predicate
def minutes_are_published(user, minutes):
    """Published, and the meeting is not restricted."""
    return bool(minutes) and (minutes.is_published and minutes.meeting.access != Access.RESTRICTED)


def visible_minutes(user) -> QuerySet[Minutes]:
    """The minutes a user may see: drafts only the secretariat and the co-chairs concerned, published ones readers.

    Who is asked about the minutes of an old meeting may have left the group since, and reads them to answer.
    """
    found = Minutes.objects.select_related("meeting")
    if is_secretariat(user):
        return found
    if not is_signed_in(user):
        return found.none()
    chairing_terms = term_ids(user)
    approvals = Approval.objects.filter(chairing_term_id__in=chairing_terms)
    if not is_reader(user):
        return found.filter(pk__in=approvals.filter(state=ApprovalState.ASKED).values("minutes_id"))
    to_answer = approvals.values("minutes_id")
    published = Q(status=MinutesStatus.PUBLISHED) & ~Q(meeting__access=Access.RESTRICTED)
    return found.filter(published | Q(meeting__chairing_term_id__in=chairing_terms) | Q(pk__in=to_answer))


def visible_outcomes(user) -> QuerySet[Outcome]:
    """The outcomes of minutes a user may see; those of restricted items as those items."""
    return Outcome.objects.filter(
        meeting__minutes__in=visible_minutes(user).values("pk"), line__item__in=visible_items(user)
    )


def visible_lines(user) -> QuerySet[Line]:
    """The lines of minutes a user may see; those of restricted items as those items."""
    return Line.objects.filter(minutes__in=visible_minutes(user).values("pk"), item__in=visible_items(user))


def visible_approvals(user) -> QuerySet[Approval]:
    """Who was asked to approve minutes a user may see."""
    return Approval.objects.filter(minutes__in=visible_minutes(user).values("pk"))


can_see_minutes = (
    is_secretariat
    | (is_signed_in & is_asked)
    | (is_reader & (minutes_are_published | chairs_minutes | was_asked))
)
rules.add_perm("meetings.view_minutes", can_see_minutes)
rules.add_perm("meetings.edit_minutes", is_secretariat)
rules.add_perm("meetings.send_minutes_for_approval", is_secretariat)
rules.add_perm("meetings.approve_minutes", is_signed_in & is_asked)
rules.add_perm("meetings.return_minutes", is_signed_in & is_asked)
rules.add_perm("meetings.record_paper_approval", is_secretariat)
rules.add_perm("meetings.publish_minutes", is_secretariat)
rules.add_perm("meetings.view_outcomes", is_reader)
