"""The list of participants: register, mark, print."""

from dataclasses import dataclass

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
from iiwg.workflow.buttons import why_not
from meetings.attendance import forms
from meetings.attendance import services as attendance
from meetings.attendance.enums import Presence
from meetings.attendance.models import Attendance
from meetings.attendance.texts import Entry, grouped, participants_html, running_title, sign_in_html
from meetings.meeting.models import Meeting


@dataclass(frozen=True)
class Row:
    """A participant on the page, with the form in which their presence is marked."""

    entry: Entry
    form: forms.MarkForm


def participants(request, pk):
    """Everybody on the list, grouped, with who was present."""
    meeting = get_for_user(request, Meeting, pk=pk)
    return _page(request, meeting, _mark_forms(meeting))


def _mark_forms(meeting: Meeting, data=None) -> dict[int, forms.MarkForm]:
    """A form a participant, by id of the row; filled in by those of the rows that were sent."""
    made = {}
    for row in meeting.attendance.all():
        sent = data if data and f"{row.pk}-presence" in data else None
        initial = {name: getattr(row, name) for name in forms.MarkForm.base_fields}
        made[row.pk] = forms.MarkForm(sent, prefix=str(row.pk), initial=initial)
    return made


def _page(request, meeting: Meeting, mark_forms: dict[int, forms.MarkForm], status: int = 200):
    """The page of the list; to whom it is closed it says so, with nothing to press."""
    language = get_language()
    takes = request.user.has_perm("meetings.take_attendance", meeting)
    closed = why_not("meetings.attendance.mark", meeting, request.user) if takes else ""
    presences = [row.presence for row in meeting.attendance.all()]
    groups = grouped(meeting, language)
    rows = {
        entry.row.pk: Row(entry, mark_forms[entry.row.pk])
        for group in groups
        for institution in group.institutions
        for entry in institution.entries
    }
    context = {
        "meeting": meeting,
        "groups": [
            (group, [(i.name, [rows[e.row.pk] for e in i.entries]) for i in group.institutions])
            for group in groups
        ],
        "refused": [row for row in rows.values() if row.form.errors],
        "present": presences.count(Presence.PRESENT),
        "all": len(presences),
        "is_unmarked": Presence.REGISTERED in presences,
        "quorum": attendance.quorum_in_words(meeting),
        "unrepresented": attendance.unrepresented_in_words(meeting, language),
        "alternates": attendance.words_on_alternates(meeting),
        "approver": _who_approves_guests(meeting),
        "takes": takes,
        "closed": closed,
        "can_change": takes and not closed,
    }
    return render(request, "meetings/attendance/page.html", context, status=status)


def _who_approves_guests(meeting: Meeting) -> str:
    """Who approves invitations of non-members by the Terms of Reference; "" where they do not say (p20)."""
    return meeting.terms.get_invitation_approval_display() if meeting.terms else ""


@require_POST
def mark(request, pk):
    """Save who was present; one press marks all who are not marked yet."""
    meeting = get_for_user(request, Meeting, pk=pk)
    found = _mark_forms(meeting, request.POST)
    sent = {row: form for row, form in found.items() if form.is_bound}
    if not all(form.is_valid() for form in sent.values()):
        return _page(request, meeting, found, status=422)
    marks = {row: form.cleaned_data for row, form in sent.items()}
    return call_and_redirect(
        request,
        lambda: attendance.mark(meeting, marks, others_present="all" in request.POST, by=request.user),
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


class ParticipantEdit(FormPage):
    """Correct what was entered of a participant."""

    act = "meetings.attendance.change"
    model = Attendance
    form_class = forms.ParticipantChangeForm
    service = attendance.change
    title = gettext_lazy("Change the participant")

    def get_record(self):
        return get_for_user(self.request, Attendance, pk=self.kwargs["row"], meeting_id=self.kwargs["pk"])

    def get_lead(self):
        if self.record.person_id is None:
            return ""
        return _("%(person)s: the name and the job title stand in the record of the person.") % {
            "person": self.record.person
        }

    def get_back(self):
        return reverse("meetings:attendance", args=[self.record.meeting_id])


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
