"""Who may, in the meetings room: one predicate a permission, the `visible_…` querysets beside them."""

import rules
from django.db.models import Q

from iiwg.accounts.rules import is_secretariat, is_signed_in
from iiwg.documents.enums import Access
from meetings.enums import ApprovalState, MinutesStatus
from meetings.models import AgendaItem, Approval, Meeting, Minutes, Outcome
from members.rules import chairing_terms_of, is_cochair, is_reader


def term_ids(user) -> set[int]:
    """Ids of the chairing terms in which this user is the official; asked once a request."""
    if not hasattr(user, "_term_ids"):
        user._term_ids = set(chairing_terms_of(user).values_list("pk", flat=True))
    return user._term_ids


@rules.predicate
def chairs_meeting(user, meeting):
    """The official of the chairing term the meeting is held under."""
    return bool(meeting and meeting.chairing_term_id and meeting.chairing_term_id in term_ids(user))


@rules.predicate
def meeting_is_open_to_readers(user, meeting):
    """The meeting is not restricted."""
    return meeting is None or meeting.access != Access.RESTRICTED


def visible_meetings(user):
    """The meetings a user may see."""
    if is_secretariat(user):
        return Meeting.objects.all()
    if not is_reader(user):
        return Meeting.objects.none()
    return Meeting.objects.filter(~Q(access=Access.RESTRICTED) | Q(chairing_term_id__in=term_ids(user)))


@rules.predicate
def sees_working_agenda(user, meeting):
    """Sees agenda items before they are sent: the secretariat and the co-chairs who may see the meeting."""
    return is_secretariat(user) or (is_cochair(user) and bool(can_see_meeting(user, meeting)))


@rules.predicate
def can_see_item(user, item):
    """An item of a meeting they may see; a restricted one only those who prepare the meeting."""
    return bool(
        item
        and can_see_meeting(user, item.meeting)
        and (item.access != Access.RESTRICTED or sees_working_agenda(user, item.meeting))
    )


def visible_items(user):
    """The agenda items a user may see."""
    found = AgendaItem.objects.filter(meeting__in=visible_meetings(user))
    works = is_secretariat(user) or is_cochair(user)
    return found if works else found.exclude(access=Access.RESTRICTED)


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
    return bool(minutes) and (
        minutes.status == MinutesStatus.PUBLISHED and minutes.meeting.access != Access.RESTRICTED
    )


def visible_minutes(user):
    """The minutes a user may see: drafts only the secretariat and the co-chairs concerned, published ones readers.

    Who is asked about the minutes of an old meeting may have left the group since, and reads them to answer.
    """
    found = Minutes.objects.select_related("meeting")
    if is_secretariat(user):
        return found
    if not is_signed_in(user):
        return found.none()
    terms = term_ids(user)
    approvals = Approval.objects.filter(chairing_term_id__in=terms)
    if not is_reader(user):
        return found.filter(pk__in=approvals.filter(state=ApprovalState.ASKED).values("minutes_id"))
    asked = approvals.values("minutes_id")
    published = Q(status=MinutesStatus.PUBLISHED) & ~Q(meeting__access=Access.RESTRICTED)
    return found.filter(published | Q(meeting__chairing_term_id__in=terms) | Q(pk__in=asked))


def visible_outcomes(user):
    """The outcomes of minutes a user may see; those of restricted items as those items."""
    return Outcome.objects.filter(
        meeting__minutes__in=visible_minutes(user).values("pk"), line__item__in=visible_items(user)
    )


can_see_meeting = is_secretariat | (is_reader & (meeting_is_open_to_readers | chairs_meeting))
can_see_minutes = (
    is_secretariat
    | (is_signed_in & is_asked)
    | (is_reader & (minutes_are_published | chairs_minutes | was_asked))
)

rules.add_perm("meetings.view_meeting", can_see_meeting)
rules.add_perm("meetings.view_agenda_item", can_see_item)
rules.add_perm("meetings.view_meetings", is_reader)
rules.add_perm("meetings.change_meeting", is_secretariat)
rules.add_perm("meetings.send_agenda", is_secretariat)
rules.add_perm("meetings.view_working_agenda", sees_working_agenda)
rules.add_perm("meetings.take_attendance", is_secretariat)
rules.add_perm("meetings.view_minutes", can_see_minutes)
rules.add_perm("meetings.edit_minutes", is_secretariat)
rules.add_perm("meetings.send_minutes_for_approval", is_secretariat)
rules.add_perm("meetings.approve_minutes", is_signed_in & is_asked)
rules.add_perm("meetings.return_minutes", is_signed_in & is_asked)
rules.add_perm("meetings.record_paper_approval", is_secretariat)
rules.add_perm("meetings.publish_minutes", is_secretariat)
rules.add_perm("meetings.view_outcomes", is_reader)
rules.add_perm("meetings.view_preparation", is_secretariat | is_cochair)
