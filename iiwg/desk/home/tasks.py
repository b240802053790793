"""What waits for a reader."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from actions.items.enums import ActionStatus
from actions.items.models import ActionItem
from actions.items.rules import coordinated_by, visible_actions
from iiwg.accounts.models import User
from iiwg.accounts.roles import SECRETARIAT
from iiwg.accounts.rules import is_administrator, is_secretariat
from iiwg.database.models import today
from iiwg.notifications.models import Notification, State
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.rules import term_ids, visible_meetings
from meetings.meeting.services.preparation import open_tasks
from meetings.minutes.enums import ApprovalState, MinutesStatus
from meetings.minutes.models import Approval
from meetings.minutes.rules import visible_minutes
from meetings.minutes.services.progress import next_step
from members.chairs.rules import is_cochair
from members.chairs.services import rotation
from members.institutions.rules import nominates_for, represented_by
from members.nominations.models import Nomination, NominationRequest
from members.seats.models import MembershipTerm

ITEMS = 10
FRESH_DAYS = 90


def tasks_of(user) -> dict:
    """Everything the home page shows this reader."""
    coming = (
        visible_meetings(user)
        .filter(status__in=[MeetingStatus.PLANNED, MeetingStatus.CONVENED])
        .order_by("held_on")
        .first()
    )
    context = {
        "coming": coming,
        "asked": asked_of(user),
        "first": None,
        "published": visible_minutes(user).filter(status=MinutesStatus.PUBLISHED)[:3],
    }
    if is_secretariat(user):
        context |= _secretariat(user)
    if is_cochair(user):
        context["coordinated"] = _shown(coordinated_by(user))
        terms = Q(meeting__chairing_term_id__in=term_ids(user))
        context["preparation"] = open_tasks().filter(terms)[:ITEMS]
    context["asked_to_nominate"] = _asked_to_nominate(user)
    context["returned_unasked"] = (
        Nomination.objects.filter(
            status="returned", request__isnull=True, seat__unit_id__in=nominates_for(user)
        )
        .select_related("seat__unit")
        .prefetch_related("seat__unit__names")[:ITEMS]
    )
    ending = rotation.ending_soon()
    if ending and user.has_perm("members.view_handover", ending):
        context["ending_term"] = ending
    own = represented_by(user)
    if own:
        context["handover"] = handover_of(user)
        mine = Q(responsible_id__in=own) | Q(co_executors__in=own)
        context["mine"] = _shown(visible_actions(user).open().filter(mine).distinct())
    if is_administrator(user):
        context["no_secretariat"] = not User.objects.with_role(SECRETARIAT).exists()
    context["nothing"] = not any(
        value for key, value in context.items() if key not in ("published", "is_secretariat")
    )
    return context


def _asked_to_nominate(user):
    """Requests for nominations this user's institutions have not answered, or whose answer was returned."""
    returned = Nomination.objects.filter(request=OuterRef("pk"), status="returned")
    return (
        NominationRequest.objects.filter(status="open", seat__unit_id__in=nominates_for(user))
        .exclude(nominations__status__in=["submitted", "held"])
        .annotate(returned=Exists(returned))
        .select_related("seat__unit")
        .prefetch_related("seat__unit__names")[:ITEMS]
    )


def handover_of(user):
    """What a new member takes over: the term that follows somebody else's, while it is fresh."""
    begun = today() - timedelta(days=FRESH_DAYS)
    mine = MembershipTerm.objects.holding().filter(person__user=user, starts_on__gte=begun)
    for term in mine.select_related("seat__unit").prefetch_related("seat__unit__names"):
        before = term.seat.terms.filter(starts_on__lt=term.starts_on).exclude(person=term.person_id)
        predecessor = before.select_related("person").order_by("-starts_on").first()
        if predecessor:
            place = {term.seat.unit_id, *parents_of(term.seat.unit)}
            return {
                "term": term,
                "predecessor": predecessor.person,
                "actions": _shown(visible_actions(user).open().filter(responsible_id__in=place)),
                "minutes": visible_minutes(user).filter(status=MinutesStatus.PUBLISHED)[:2],
            }
    return None


def parents_of(place) -> set[int]:
    """The bodies a unit belongs to today."""
    return set(place.parents.on(today()).values_list("parent_id", flat=True))


def asked_of(user):
    """Minutes that await this user's approval."""
    return Approval.objects.filter(
        state=ApprovalState.ASKED,
        minutes__status=MinutesStatus.FOR_APPROVAL,
        chairing_term_id__in=term_ids(user),
    ).select_related("minutes__meeting")


def _shown(items):
    return items.select_related("responsible", "due_meeting").prefetch_related("responsible__names")[:ITEMS]


def _secretariat(user) -> dict:
    """What waits for the secretariat, the most pressing meeting first."""
    unfinished = (
        visible_meetings(user)
        .exclude(status__in=[MeetingStatus.CANCELLED, MeetingStatus.CLOSED])
        .exclude(minutes__status=MinutesStatus.PUBLISHED)
        .exclude(papers__is_minutes_scan=True)
        .filter(Q(minutes__isnull=False) | Q(held_on__gte=today() - timedelta(days=365)))
        .order_by("held_on")
    )
    steps = []
    for meeting in unfinished[:20]:
        minutes = visible_minutes(user).filter(meeting=meeting).first()
        step = next_step(meeting, minutes, user)
        if step:
            steps.append({"meeting": meeting, "step": step, "minutes": minutes})
    first = min(steps, key=_urgency, default=None)
    reachable = Q(to_email="", to_user__isnull=True, read_at__isnull=True)
    return {
        "is_secretariat": True,
        "first": first,
        "meetings": steps,
        "to_decide": Nomination.objects.filter(status="submitted")
        .select_related("seat__unit")
        .prefetch_related("seat__unit__names")[:ITEMS],
        "late_requests": NominationRequest.objects.filter(status="open", due_on__lt=today())
        .exclude(nominations__status__in=["submitted", "held"])
        .count(),
        "acting_past": MembershipTerm.objects.acting_past().select_related("person", "seat__unit")[:ITEMS],
        "to_confirm": _shown(ActionItem.objects.filter(status=ActionStatus.REPORTED_DONE)),
        "overdue": _shown(ActionItem.objects.overdue()),
        "unsent": Notification.objects.filter(Q(state=State.FAILED) | reachable)[:ITEMS],
        "preparation": open_tasks().filter(due_on__lte=today() + timedelta(days=45))[:ITEMS],
    }


def _urgency(row: dict) -> tuple:
    """What comes first: a remark of a co-chair, minutes to publish or to write, then the nearest meeting to come."""
    status = row["minutes"].status if row["minutes"] else ""
    order = (MinutesStatus.RETURNED, MinutesStatus.APPROVED, MinutesStatus.DRAFT)
    rank = order.index(status) if status in order else len(order)
    over = row["meeting"].held_on < today()
    if status == MinutesStatus.FOR_APPROVAL or (over and not status and row["meeting"].created_by_id is None):
        rank = len(order) + 1
    return rank, abs((row["meeting"].held_on - today()).days)
