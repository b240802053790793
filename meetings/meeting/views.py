"""Pages that show a meeting alone: plan, change, enter an old one, its files, its preparation."""

from collections.abc import Callable

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from iiwg.documents.views import send as send_file
from iiwg.notifications.letter_page import LetterPage
from iiwg.pages.answers import call_and_redirect
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.workflow.rooms import visible_to
from meetings.meeting import forms
from meetings.meeting.enums import MeetingKind
from meetings.meeting.models import Meeting, MeetingPaper, PreparationTask
from meetings.meeting.services import meetings, preparation
from meetings.meeting.workflow import MEETING
from members.chairs.services import chairs
from members.terms.services import terms


class MeetingPlan(FormPage):
    """Plan a meeting."""

    act = "meetings.meeting.plan"
    form_class = forms.MeetingForm
    title = gettext_lazy("Plan a meeting")
    submit = gettext_lazy("Plan the meeting")
    done = gettext_lazy("The meeting is planned. Nothing was sent to anybody yet.")
    back = "meetings:list"

    def get_initial(self):
        version = terms.on()
        person = getattr(self.request.user, "person", None)
        return {
            "sequence": meetings.next_sequence(),
            "time_zone": version.time_zone if version else "Asia/Dushanbe",
            "secretary": person.pk if person else None,
        }

    def get_lead(self):
        sentences = []
        if lead := chairs.leading():
            host = chairs.default_host()
            usual = (
                _("Presiding and hosting, unless agreed otherwise: %(institution)s.")
                if host == lead.institution
                else _("Unless agreed otherwise, %(institution)s presides and %(host)s hosts.")
            )
            sentences.append(usual % {"institution": lead.institution_name(), "host": host.name()})
        if not meetings.next_sequence():
            sentences.append(
                _("The ordinal of an earlier meeting is unknown: write the number if you know it.")
            )
        return " ".join(sentences)

    def save(self, form):
        known = {
            name: value
            for name, value in form.cleaned_data.items()
            if value not in (None, "") or name in ("presiding", "host")
        }
        return meetings.plan(by=self.request.user, **known)

    def get_next(self, made):
        return made.get_absolute_url()


class MeetingEdit(LetterPage):
    """Change a meeting; a new day of one whose agenda was sent is told."""

    act = "meetings.meeting.change"
    model = Meeting
    form_class = forms.MeetingForm
    service = meetings.change
    title = gettext_lazy("Change the meeting")
    send = gettext_lazy("Change the date and send the letters")
    alone = gettext_lazy("Change the date; no letter leaves")
    back = "meetings:meeting"

    def get_lead(self):
        if not self.record.is_convened:
            return ""
        return _("A new date is told to those who have the agenda. You see the letters before they leave.")

    def get_mailing(self, data):
        return meetings.letters_of_change(self.record, data) if data else None


class MeetingCancel(LetterPage):
    """Cancel a meeting; those who have the agenda are told why."""

    step = MEETING["cancel"]
    model = Meeting
    form_class = forms.CancelForm
    service = meetings.cancel
    send = gettext_lazy("Cancel the meeting and send the letters")
    alone = gettext_lazy("Cancel the meeting; no letter leaves")
    done = MEETING["cancel"].success_message
    back = "meetings:meeting"

    def get_lead(self):
        if self.record.is_convened:
            return _("Those who have the agenda are told the reason. You see the letters before they leave.")
        return _("Its agenda was not sent: nobody gets a letter.")

    def get_submit(self):
        return _("Show the letters") if self.record.is_convened else super().get_submit()

    def get_mailing(self, data):
        return meetings.letters_of_cancelling(self.record, data["note"]) if data else None


class MeetingOld(FormPage):
    """Enter a meeting of the past."""

    act = "meetings.meeting.enter"
    form_class = forms.OldMeetingForm
    title = gettext_lazy("Enter a meeting of the past")
    lead = gettext_lazy("Write what is known and leave the rest empty.")
    submit = gettext_lazy("Enter the meeting")
    done = gettext_lazy("The meeting is entered.")
    back = "meetings:list"

    def get_initial(self):
        return {} if Meeting.objects.exists() else {"kind": MeetingKind.INAUGURAL}

    def save(self, form):
        known = {name: value for name, value in form.cleaned_data.items() if value not in (None, "")}
        return meetings.enter_old(by=self.request.user, **known)

    def get_next(self, made):
        return made.get_absolute_url()


class PaperAdd(FormPage):
    """Attach a file to a meeting."""

    act = "meetings.meeting.paper"
    model = Meeting
    form_class = forms.PaperForm
    title = gettext_lazy("Attach a file")
    submit = gettext_lazy("Attach the file")
    done = gettext_lazy("The file is attached.")
    back = "meetings:meeting"

    def save(self, form):
        return meetings.attach(self.record, form.cleaned_data["file"], by=self.request.user)

    def get_lead(self):
        return str(self.record)


def paper(request, pk, paper_pk):
    """A file of a meeting."""
    meeting = get_for_user(request, Meeting, pk=pk)
    papers = visible_to(request.user, MeetingPaper)
    return send_file(get_object_or_404(papers, pk=paper_pk, meeting=meeting).document)


@require_POST
def task_tick(request, pk):
    """Tick a preparation task off."""
    task = get_for_user(request, PreparationTask, pk=pk)
    back = reverse("meetings:meeting", args=[task.meeting_id])
    return call_and_redirect(request, lambda: preparation.tick(task, by=request.user), back=back)


def row_view(model, **services: Callable) -> Callable:
    """The POST-only view of a row on a page of rows: its address ends in one of the words given; then back to the row."""

    @require_POST
    def view(request, pk, verb):
        if verb not in services:
            raise Http404
        row = get_for_user(request, model, pk=pk)
        return call_and_redirect(
            request, lambda: services[verb](row, by=request.user), back=row.get_absolute_url()
        )

    return view
