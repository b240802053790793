"""Where a meeting stands, as a strip of steps, and the one next thing to do for one reader."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.workflow.paths import Step, strip
from meetings.attendance.enums import Presence
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.models import Meeting
from meetings.meeting.workflow import MEETING
from meetings.minutes.enums import MinutesStatus
from meetings.minutes.models import Minutes
from meetings.minutes.rules import may_answer
from meetings.minutes.workflow import MINUTES


@dataclass(frozen=True)
class Next:
    """The one thing to do next: what, where, the button."""

    text: str
    url: str
    label: str


def steps_of(meeting: Meeting) -> list[Step]:
    """The way of a meeting and on through its minutes; of an old one only what is known."""
    minutes = getattr(meeting, "minutes", None)
    path = MEETING.path
    if meeting.is_over and not meeting.agenda_versions.exists():  # its agenda was never sent here
        path = path.without(MeetingStatus.CONVENED)
    if meeting.is_over and minutes is None and _has_scan(meeting):
        return [*strip(path, MeetingStatus.HELD), Step(_("Minutes on record as a scan"), "done")]
    state = minutes.status if minutes and meeting.is_over else meeting.status
    return strip(path.then(MINUTES.path), state, note=meeting.cancelled_reason)


def next_step(meeting: Meeting, minutes: Minutes | None, user) -> Next | None:
    """The one thing this reader should do next about a meeting; None when there is nothing."""
    if minutes and may_answer(user, minutes):
        return _approve(meeting)
    if not user.has_perm("meetings.change_meeting", meeting):
        return _read(minutes) if minutes and minutes.is_published else None
    found = (suggest(meeting, minutes) for suggest in OF_THE_SECRETARIAT)
    return next((step for step in found if step), None)


def _approve(meeting: Meeting) -> Next:
    url = reverse("meetings:minutes-approve", args=[meeting.pk])
    return Next(_("The minutes await your approval."), url, _("Read and approve"))


def _read(minutes: Minutes) -> Next:
    return Next(_("The minutes are published."), minutes.get_absolute_url(), _("Read the minutes"))


def _build_agenda(meeting: Meeting, minutes: Minutes | None) -> Next | None:
    if not meeting.is_planned:
        return None
    url = reverse("meetings:agenda", args=[meeting.pk])
    return Next(_("Build the agenda and send it to the members."), url, _("Build the agenda"))


def _mark_held(meeting: Meeting, minutes: Minutes | None) -> Next | None:
    if not (meeting.is_convened and meeting.held_on <= today() and _was_attended(meeting)):
        return None
    url = f"{meeting.get_absolute_url()}#steps"
    return Next(_("Did the meeting take place? Mark it as held."), url, _("Steps of the meeting"))


def _register(meeting: Meeting, minutes: Minutes | None) -> Next | None:
    if not meeting.is_convened:
        return None
    url = reverse("meetings:attendance", args=[meeting.pk])
    return Next(_("The agenda was sent. Register the participants."), url, _("Participants"))


def _write(meeting: Meeting, minutes: Minutes | None) -> Next | None:
    """Minutes of a meeting the secretariat planned or entered; of a known one of before only the scan may be found."""
    if minutes or not meeting.is_over or _has_scan(meeting):
        return None
    if meeting.created_by_id is None:
        url = reverse("meetings:meeting-paper-add", args=[meeting.pk])
        return Next(
            _("Its minutes are not on record. Attach their scan if you have it."), url, _("Attach a file")
        )
    url = reverse("meetings:minutes", args=[meeting.pk])
    return Next(_("The meeting was held. Write its minutes."), url, _("Write the minutes"))


def _go_on(meeting: Meeting, minutes: Minutes | None) -> Next | None:
    if minutes is None or not meeting.is_over or _has_scan(meeting):
        return None
    page = minutes.get_absolute_url()
    publish = reverse("meetings:minutes-publish", args=[minutes.pk])
    steps = {
        MinutesStatus.DRAFT: (_("The minutes are a draft."), minutes.edit_url, _("Go on writing")),
        MinutesStatus.RETURNED: (_("The minutes were returned with a remark."), page, _("Read the remark")),
        MinutesStatus.FOR_APPROVAL: (_("The minutes wait for approval."), page, _("See who is asked")),
        MinutesStatus.APPROVED: (_("The minutes are approved."), publish, _("Publish the minutes")),
    }
    step = steps.get(MinutesStatus(minutes.status))
    return Next(*step) if step else None


OF_THE_SECRETARIAT = (_build_agenda, _mark_held, _register, _write, _go_on)


def _was_attended(meeting: Meeting) -> bool:
    return meeting.attendance.filter(presence=Presence.PRESENT).exists()


def _has_scan(meeting: Meeting) -> bool:
    """Whether its minutes are on record as a signed paper."""
    return meeting.papers.filter(is_minutes_scan=True).exists()
