"""The list of participants: register, mark, print."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.documents.rendering import render_text
from iiwg.documents.views import answer_pdf
from iiwg.pages import query_params
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from meetings.attendance import forms
from meetings.attendance import services as attendance
from meetings.attendance.enums import Presence
from meetings.attendance.models import Attendance
from meetings.attendance.texts import grouped, participants_html, running_title, sign_in_html
from meetings.meeting.models import Meeting


def participants(request, pk):
    """Everybody on the list, grouped, with who was present."""
    meeting = get_for_user(request, Meeting, pk=pk)
    context = {
        "meeting": meeting,
        "groups": grouped(meeting, get_language()),
        "presences": Presence.choices,
        "present": meeting.attendance.filter(presence=Presence.PRESENT).count(),
        "all": meeting.attendance.count(),
        "quorum": attendance.quorum_in_words(meeting),
        "approver": _who_approves_guests(meeting),
        "can_change": request.user.has_perm("meetings.take_attendance", meeting),
    }
    return render(request, "meetings/attendance/page.html", context)


def _who_approves_guests(meeting: Meeting) -> str:
    """Who approves invitations of non-members by the Terms of Reference; "" where they do not say (p20)."""
    return meeting.terms.get_invitation_approval_display() if meeting.terms else ""


@require_POST
def mark(request, pk):
    """Save who was present."""
    meeting = get_for_user(request, Meeting, pk=pk)
    presence = {
        int(name.removeprefix("presence-")): value
        for name, value in request.POST.items()
        if name.startswith("presence-") and name.removeprefix("presence-").isdecimal()
    }
    online = {int(value) for value in request.POST.getlist("online") if value.isdecimal()}
    return call_and_redirect(
        request,
        lambda: attendance.mark(meeting, presence, online=online, by=request.user),
        back=reverse(
            "meetings:participant-add" if "add" in request.POST else "meetings:attendance", args=[pk]
        ),
        done=_("Saved."),
    )


@require_POST
def register_members(request, pk):
    """Put the members of the day on the list."""
    meeting = get_for_user(request, Meeting, pk=pk)
    return call_and_redirect(
        request,
        lambda: attendance.register_members(meeting, by=request.user),
        back=reverse("meetings:attendance", args=[pk]),
        done=_("Everybody who holds a seat on that day is on the list."),
    )


class ParticipantAdd(FormPage):
    """Register somebody."""

    act = "meetings.attendance.add"
    model = Meeting
    form_class = forms.ParticipantForm
    service = attendance.add
    title = gettext_lazy("Add a participant")
    submit = gettext_lazy("Add the participant")
    done = gettext_lazy("The participant is on the list.")
    back = "meetings:attendance"

    def get_lead(self):
        sentences = [_("A guest needs neither an account nor a record.")]
        if approver := _who_approves_guests(self.record):
            sentences.append(
                _(
                    "Invitations of non-members are approved by: %(approver)s. The approval is not recorded here."
                )
                % {"approver": approver}
            )
        return " ".join(sentences)


class Hours(FormPage):
    """When the meeting was opened and closed."""

    act = "meetings.attendance.hours"
    model = Meeting
    form_class = forms.HoursForm
    service = attendance.set_hours
    title = gettext_lazy("When it was opened and closed")
    lead = gettext_lazy("The minutes print both hours. Left empty: nothing is said.")
    done = gettext_lazy("Saved.")
    back = "meetings:attendance"

    def get_initial(self):
        return {"opened_at": self.record.opened_at, "closed_at": self.record.closed_at}


@require_POST
def participant_remove(request, pk, row):
    """Take somebody off the list."""
    participant = get_for_user(request, Attendance, pk=row, meeting_id=pk)
    back = reverse("meetings:attendance", args=[pk])
    return call_and_redirect(request, lambda: attendance.remove(participant, by=request.user), back=back)


def sign_in_sheet(request, pk):
    """The sign-in sheet on paper."""
    meeting = get_for_user(request, Meeting, pk=pk)
    language = query_params.language(request)
    with translation.override(language):
        title = _("Sign-in sheet")
    content = render_text(
        sign_in_html(meeting, language),
        format="pdf",
        language=language,
        title=title,
        landscape=True,
        running_title=running_title(meeting, language),
    )
    return answer_pdf(content, f"sign-in-{meeting.held_on}")


def participants_pdf(request, pk):
    """The list of participants on paper."""
    meeting = get_for_user(request, Meeting, pk=pk)
    language = query_params.language(request)
    with translation.override(language):
        title = _("List of participants")
    were_there = {Presence.PRESENT, Presence.REGISTERED}
    html = f"<h1>{title}</h1>{participants_html(meeting, language, presence=were_there)}"
    content = render_text(
        html, format="pdf", language=language, title=title, running_title=running_title(meeting, language)
    )
    return answer_pdf(content, f"participants-{meeting.held_on}")
