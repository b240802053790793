"""Template tags of the meetings room: what a meeting is called, where it and its minutes stand."""

from django import template
from django.utils.html import format_html

from iiwg.pages.languages import current_language
from iiwg.pages.templatetags.pages import badge, translated
from meetings.meeting.enums import MeetingStatus
from meetings.minutes.enums import ApprovalState, MinutesStatus
from meetings.minutes.texts.corrigendum import cited, cited_in, cited_of, name_of
from meetings.minutes.texts.signers import signer_of

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


@register.simple_tag
def signed_as(approval) -> str:
    """In which capacity somebody answered: “Deputy of Rahimov (Co-chair of the group, Ministry of Industry)”."""
    return signer_of(approval, current_language())["capacity"]


@register.simple_tag
def corrigendum_name(corrigendum) -> str:
    """“Corrigendum 2 of 3 December 2026”; without a day while it is not approved."""
    return cited(corrigendum, current_language()) if corrigendum.is_sealed else name_of(corrigendum)


@register.inclusion_tag("meetings/minutes/corrected.html")
def corrected(minutes) -> dict:
    """On a page: by which corrigenda minutes are corrected, with number and day."""
    return {"cited": cited_in(minutes)}


@register.inclusion_tag("meetings/minutes/corrected_in_row.html")
def corrected_in_row(minutes) -> dict:
    """In a list: the same of minutes, whose corrigenda were fetched before."""
    return {"cited": cited_in(minutes)}


@register.inclusion_tag("meetings/minutes/corrected_in_row.html")
def corrected_meeting(meeting) -> dict:
    """In a list of meetings: the same of their published minutes."""
    minutes = getattr(meeting, "minutes", None)
    return {"cited": cited_in(minutes) if minutes and minutes.is_published else []}


@register.inclusion_tag("meetings/minutes/corrected_in_row.html")
def corrected_line(line) -> dict:
    """In a list: by which corrigenda the words of a line are corrected, fetched before."""
    return {"cited": cited_of(line)}
