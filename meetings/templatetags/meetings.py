"""Template tags of the meetings room: what a meeting is called, where it and its minutes stand."""

from django import template
from django.utils.html import format_html

from iiwg.pages.templatetags.pages import badge, translated
from meetings.meeting.enums import MeetingStatus
from meetings.minutes.enums import ApprovalState, MinutesStatus

register = template.Library()


@register.simple_tag
def meeting_name(meeting) -> str:
    """Kind, number and title: “Regular meeting № 3. Safety of dams”; what is not known is left out."""
    if title := translated(meeting, "title"):
        return format_html("{}. {}", meeting.kind_and_number, title)
    return meeting.kind_and_number


@register.simple_tag
def meeting_status(meeting) -> str:
    """Word, icon and colour of a meeting's status."""
    kinds = {
        MeetingStatus.PLANNED: "draft",
        MeetingStatus.CONVENED: "info",
        MeetingStatus.CANCELLED: "inactive",
    }
    return badge(kinds.get(meeting.status, "done"), meeting.get_status_display())


@register.simple_tag
def minutes_status(minutes) -> str:
    """Word, icon and colour of the minutes' status."""
    kinds = {
        MinutesStatus.DRAFT: "draft",
        MinutesStatus.FOR_APPROVAL: "waiting",
        MinutesStatus.RETURNED: "overdue",
    }
    return badge(kinds.get(minutes.status, "done"), minutes.get_status_display())


@register.simple_tag
def approval_status(approval) -> str:
    """Word, icon and colour of what an approver has answered."""
    kinds = {
        ApprovalState.ASKED: "waiting",
        ApprovalState.APPROVED: "done",
        ApprovalState.RETURNED: "overdue",
    }
    return badge(kinds.get(approval.state, "inactive"), approval.get_state_display())
