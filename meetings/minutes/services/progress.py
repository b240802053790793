"""Where a meeting stands, as a strip of steps, and the one next thing to do for one reader."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.database.models import today
from meetings.attendance.enums import Presence
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.models import Meeting
from meetings.minutes.enums import MinutesStatus


@dataclass(frozen=True)
class Step:
    """A step of the strip."""

    label: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class Next:
    """The one thing to do next: what, where, the button."""

    text: str
    url: str
    label: str


def steps_of(meeting: Meeting) -> list[Step]:
    """Planned, agenda sent, held, minutes for approval, approved, published."""
    if meeting.status == MeetingStatus.CANCELLED:
        return [Step(_("Planned"), "done"), Step(_("Cancelled"), "now", meeting.cancelled_reason)]
    minutes = getattr(meeting, "minutes", None)
    over = meeting.status in (MeetingStatus.HELD, MeetingStatus.CLOSED)
    labels = [_("Planned"), _("Agenda sent"), _("Held")]
    at = {MeetingStatus.PLANNED: 0, MeetingStatus.CONVENED: 1}.get(meeting.status, 2)
    if (
        over and not meeting.agenda_versions.exists()
    ):  # an old meeting, or one whose agenda was never sent here
        labels.remove(_("Agenda sent"))
        at = 1
    if over and minutes is None and meeting.papers.filter(is_minutes_scan=True).exists():
        return [Step(label, "done") for label in (*labels, _("Minutes on record as a scan"))]
    rounds = {MinutesStatus.FOR_APPROVAL: 1, MinutesStatus.APPROVED: 2, MinutesStatus.PUBLISHED: 3}
    at += rounds.get(minutes.status, 0) if minutes and over else 0
    labels += [_("Minutes sent for approval"), _("Minutes approved"), _("Minutes published")]
    last = len(labels) - 1
    states = ["done" if i < at or at == last else "now" if i == at else "next" for i in range(len(labels))]
    return [Step(label, state) for label, state in zip(labels, states, strict=True)]


def next_step(meeting: Meeting, minutes, user) -> Next | None:
    """The one thing this reader should do next about a meeting; None when there is nothing."""
    page = reverse("meetings:minutes", args=[meeting.pk])
    if minutes and user.has_perm("meetings.approve_minutes", minutes) and minutes.status == "for_approval":
        url = reverse("meetings:minutes-approve", args=[meeting.pk])
        return Next(_("The minutes await your approval."), url, _("Read and approve"))
    if not user.has_perm("meetings.change_meeting", meeting):
        if minutes and minutes.status == MinutesStatus.PUBLISHED:
            return Next(_("The minutes are published."), page, _("Read the minutes"))
        return None
    return _next_for_secretariat(meeting, minutes, page)


def _next_for_secretariat(meeting: Meeting, minutes, page: str) -> Next | None:
    agenda = reverse("meetings:agenda", args=[meeting.pk])
    attendance = reverse("meetings:attendance", args=[meeting.pk])
    if meeting.status == MeetingStatus.PLANNED:
        return Next(_("Build the agenda and send it to the members."), agenda, _("Build the agenda"))
    if meeting.status == MeetingStatus.CONVENED and meeting.held_on <= today() and _was_attended(meeting):
        page = reverse("meetings:meeting", args=[meeting.pk])
        return Next(
            _("Did the meeting take place? Mark it as held."), f"{page}#steps", _("Steps of the meeting")
        )
    if meeting.status == MeetingStatus.CONVENED:
        return Next(_("The agenda was sent. Register the participants."), attendance, _("Participants"))
    if (
        meeting.status not in (MeetingStatus.HELD, MeetingStatus.CLOSED)
        or meeting.papers.filter(is_minutes_scan=True).exists()
    ):
        return None
    if minutes is None and meeting.created_by_id is None:
        attach = reverse("meetings:meeting-paper-add", args=[meeting.pk])
        return Next(
            _("Its minutes are not on record. Attach their scan if you have it."), attach, _("Attach a file")
        )
    if minutes is None:
        return Next(_("The meeting was held. Write its minutes."), page, _("Write the minutes"))
    words = {
        MinutesStatus.DRAFT: (_("The minutes are a draft."), _("Go on writing")),
        MinutesStatus.RETURNED: (_("The minutes were returned with a remark."), _("Read the remark")),
        MinutesStatus.FOR_APPROVAL: (_("The minutes wait for approval."), _("See who is asked")),
        MinutesStatus.APPROVED: (_("The minutes are approved."), _("Publish the minutes")),
    }
    if minutes.status not in words:
        return None
    text, label = words[minutes.status]
    return Next(text, page, label)


def _was_attended(meeting: Meeting) -> bool:
    return meeting.attendance.filter(presence=Presence.PRESENT).exists()
