"""What of minutes waits for a reader, on the home page; for the secretariat the most pressing meeting comes first."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from iiwg.accounts.rules import is_secretariat
from iiwg.database.models import today
from iiwg.pages.brought import Section, Urgency
from iiwg.workflow.buttons import Move, moves
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.rules import visible_meetings
from meetings.meeting.services.deadlines import late
from meetings.minutes.enums import ApprovalState, MinutesStatus
from meetings.minutes.models import Approval, Corrigendum, Minutes
from meetings.minutes.rules import open_answers, visible_corrigenda, visible_minutes, with_corrigenda
from meetings.minutes.services.progress import next_step
from members.chairs.rules import term_ids

YEAR = timedelta(days=365)  # an older meeting without minutes is let be
MEETINGS, PUBLISHED = 20, 3  # how many are shown
PRESSING = (MinutesStatus.RETURNED, MinutesStatus.APPROVED, MinutesStatus.DRAFT)


def sections(user) -> Iterator[Section]:
    """Minutes to approve; for the secretariat, where each unfinished meeting stands; minutes published last."""
    if approvals := _approvals_of(user):
        template = "meetings/minutes/home/approvals.html"
        yield Section(template, {"approvals": approvals}, urgency=Urgency.DECISION)
    if is_secretariat(user) and (rows := _unfinished(user)):
        first = min(rows, key=_urgency)
        yield Section("meetings/minutes/home/next_step.html", first, urgency=Urgency.NEXT_STEP)
        template = "meetings/minutes/home/under_way.html"
        yield Section(template, {"rows": rows}, heading=_("Meetings under way"), urgency=Urgency.UNDER_WAY)
    if is_secretariat(user) and (corrigenda := _unfinished_corrigenda(user)):
        template = "meetings/minutes/home/corrigenda.html"
        yield Section(
            template, {"corrigenda": corrigenda}, heading=_("Corrigenda"), urgency=Urgency.UNDER_WAY
        )
    if published := _published(user):
        template = "meetings/minutes/home/published.html"
        heading = _("Published minutes")
        yield Section(template, {"published": published}, heading=heading, urgency=Urgency.ON_RECORD)


def _published(user) -> list[Minutes]:
    """The minutes published last, with what corrected them."""
    found = visible_minutes(user).filter(status=MinutesStatus.PUBLISHED)
    return list(found.prefetch_related(with_corrigenda(user))[:PUBLISHED])


def _approvals_of(user) -> list[Approval]:
    """The approvals that minutes and corrigenda await from this user, who may give them."""
    of_minutes = Q(minutes__status=MinutesStatus.FOR_APPROVAL)
    asked = Approval.objects.filter(
        of_minutes | Q(corrigendum__status=MinutesStatus.FOR_APPROVAL),
        state=ApprovalState.ASKED,
        chairing_term_id__in=term_ids(user),
    ).select_related("minutes__meeting", "corrigendum__minutes__meeting")
    return [approval for approval in asked if approval in open_answers(user, approval.paper)]


def _unfinished_corrigenda(user) -> list[dict]:
    """Corrigenda that are still to be sent, answered or published, as their meeting itself is finished.

    step: the next one where a page of its own shows what it does; the others stand under the text, which is read first.
    """
    found = visible_corrigenda(user).exclude(status=MinutesStatus.PUBLISHED)
    return [{"corrigendum": row, "step": _next_on_own_page(row, user)} for row in found]


def _next_on_own_page(corrigendum: Corrigendum, user) -> Move | None:
    steps = (move for move in moves(corrigendum, user) if move.allowed and move.primary and move.has_form)
    return next(steps, None)


def _unfinished(user) -> list[dict]:
    """Meetings of which something is still to be done, each with its minutes and its next step."""
    unfinished = (
        visible_meetings(user)
        .exclude(status__in=[MeetingStatus.CANCELLED, MeetingStatus.CLOSED])
        .exclude(minutes__status=MinutesStatus.PUBLISHED)
        .exclude(papers__is_minutes_scan=True)
        .filter(Q(minutes__isnull=False) | Q(held_on__gte=today() - YEAR))
        .select_related("terms")
        .prefetch_related("preparation_tasks")
        .order_by("held_on")[:MEETINGS]
    )
    meetings = list(unfinished)
    minutes_of = {
        minutes.meeting_id: minutes for minutes in visible_minutes(user).filter(meeting__in=meetings)
    }
    rows = []
    for meeting in meetings:
        minutes = minutes_of.get(meeting.pk)
        if step := next_step(meeting, minutes, user):
            rows.append({"meeting": meeting, "step": step, "minutes": minutes, "late": late(meeting)})
    return rows


def _urgency(row: dict) -> tuple:
    """What comes first: a remark of a co-chair, minutes to publish or to write, then the nearest meeting to come."""
    meeting, status = row["meeting"], row["minutes"].status if row["minutes"] else ""
    rank = PRESSING.index(status) if status in PRESSING else len(PRESSING)
    over = meeting.held_on < today()
    if status == MinutesStatus.FOR_APPROVAL or (over and not status and meeting.created_by_id is None):
        rank = len(PRESSING) + 1
    return rank, abs((meeting.held_on - today()).days)
