"""Pages of meetings: the list, one meeting, planning, entering an old one."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iiwg.accounts.history import history_of
from iiwg.database.models import today
from iiwg.documents.views import send as send_file
from iiwg.pages.acting import act, form_page
from iiwg.pages.dates import long_date
from iiwg.pages.gate import fetch
from iiwg.pages.list_page import Column, ListPage, as_chosen
from iiwg.pages.words import in_language
from iiwg.workflow.buttons import moves
from meetings.agenda import services as agendas
from meetings.agenda.rules import visible_items
from meetings.attendance.texts import counts_by_category
from meetings.meeting import forms
from meetings.meeting.enums import DatePrecision, MeetingKind, MeetingStatus
from meetings.meeting.filters import MeetingFilters
from meetings.meeting.models import Meeting, MeetingPaper, PreparationTask
from meetings.meeting.rules import visible_meetings
from meetings.meeting.services import meetings, preparation
from meetings.minutes.rules import visible_minutes
from meetings.minutes.services.progress import next_step, steps_of
from members.chairs.services import chairs
from members.institutions.enums import InstitutionKind
from members.terms.services import terms
from tmf_registry.facilities.rules import visible_facilities


def _name(meeting):
    """Kind, number and title of a meeting."""
    title = in_language(meeting, "title", get_language())
    return f"{meeting.kind_and_number}. {title}" if title else meeting.kind_and_number


def _day(meeting):
    """The day of a meeting; in words where only its month or year is known."""
    if meeting.date_precision == DatePrecision.DAY:
        return meeting.held_on
    return long_date(meeting.held_on, get_language(), meeting.date_precision)


MEETING_COLUMNS = (
    Column(
        "meeting",
        gettext_lazy("Meeting"),
        _name,
        sort="sequence",
        template="meetings/meeting/cells/name.html",
        labelled=False,
    ),
    Column("date", gettext_lazy("Date"), _day, sort="held_on", template="meetings/meeting/cells/date.html"),
    Column(
        "host",
        gettext_lazy("Host"),
        lambda meeting: meeting.host.name(on=meeting.held_on) if meeting.host else "",
        sort="host__alphabet",
        template="meetings/meeting/cells/host.html",
    ),
    Column(
        "status",
        gettext_lazy("Status"),
        lambda meeting: meeting.get_status_display(),
        sort=as_chosen("status", MeetingStatus),
        template="meetings/meeting/cells/status.html",
    ),
)


class MeetingList(ListPage):
    """All meetings, the newest first, found by year, kind and state."""

    permission = "meetings.view_meetings"
    model = Meeting
    filterset_class = MeetingFilters
    columns = MEETING_COLUMNS
    file_name = "meetings"
    sorted_as = "-date"
    nothing = gettext_lazy("No meeting is planned")
    nothing_yet = gettext_lazy("When the secretariat plans a meeting, it is shown here.")
    template_name = "meetings/meeting/list.html"

    def get_queryset(self):
        """With the hosts."""
        return super().get_queryset().select_related("host").prefetch_related("host__names")

    def get_context(self):
        """How many meetings the Terms of Reference ask for."""
        return {"cadence": cadence()}


def cadence() -> dict | None:
    """How many meetings this year, of how many the Terms of Reference ask for; it warns and never blocks."""
    version = terms.on()
    if version is None or not version.min_meetings_per_year:
        return None
    counted = Meeting.objects.filter(held_on__year=today().year, status__in=["held", "closed"])
    return {
        "held": counted.exclude(kind=MeetingKind.INTERIM).count(),
        "asked": version.min_meetings_per_year,
    }


def meeting_page(request, pk):
    """One meeting: what it is, where it stands, the one thing to do next."""
    everything = visible_meetings(request.user).select_related(
        "host", "terms", "chairing_term__institution", "presiding", "secretary"
    )
    meeting = fetch(request, everything, pk=pk)
    minutes = visible_minutes(request.user).filter(meeting=meeting).first()
    works = request.user.has_perm("meetings.view_working_agenda", meeting)
    is_over = meeting.status in (MeetingStatus.HELD, MeetingStatus.CLOSED)
    seen = agendas.items_of(meeting).filter(pk__in=visible_items(request.user))
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "steps": steps_of(meeting),
        "next": next_step(meeting, minutes, request.user),
        "moves": moves(meeting, request.user)
        if request.user.has_perm("meetings.change_meeting", meeting)
        else [],
        "version": meeting.agenda_versions.first(),
        "items": agendas.numbered_items(seen, meeting) if works or is_over else [],
        "facilities": set(visible_facilities(request.user).values_list("pk", flat=True)),
        "papers": meeting.papers.select_related("document"),
        "tasks": meeting.preparation_tasks.all() if works else [],
        "counts": [
            (InstitutionKind(k).label if k else _("Other"), n) for k, n in counts_by_category(meeting).items()
        ],
        "can_change": request.user.has_perm("meetings.change_meeting", meeting),
        "is_open": meetings.is_changeable(meeting),
        "history": history_of(meeting),
    }
    return render(request, "meetings/meeting/page.html", context)


def _planned(data: dict) -> dict:
    """What the form gives, as the service takes it."""
    return {
        key: value for key, value in data.items() if value not in (None, "") or key in ("presiding", "host")
    }


def meeting_plan(request):
    """Plan a meeting."""
    number = meetings.next_sequence()
    version = terms.on()
    initial = {"sequence": number, "time_zone": version.time_zone if version else "Asia/Dushanbe"}
    person = getattr(request.user, "person", None)
    initial["secretary"] = person.pk if person else None
    lead = chairs.leading()
    lead_text = (
        _("Presiding and hosting, unless agreed otherwise: %(institution)s.")
        % {"institution": lead.institution}
        if lead
        else ""
    )

    def save(data):
        made = meetings.plan(by=request.user, **_planned(data))
        return reverse("meetings:meeting", args=[made.pk])

    lead_text += (
        ""
        if number
        else " " + _("The ordinal of an earlier meeting is unknown: write the number if you know it.")
    )
    return form_page(
        request,
        forms.MeetingForm(request.POST or None, initial=initial),
        title=_("Plan a meeting"),
        lead=lead_text.strip(),
        submit=_("Plan the meeting"),
        save=save,
        back=reverse("meetings:list"),
        done=_("The meeting is planned. Nothing was sent to anybody yet."),
    )


def meeting_edit(request, pk):
    """Change a meeting."""
    meeting = fetch(request, visible_meetings(request.user), pk=pk)

    def save(data):
        meetings.change(Meeting.objects.get(pk=pk), by=request.user, **data)

    return form_page(
        request,
        forms.MeetingForm(request.POST or None, instance=meeting),
        title=_("Change the meeting"),
        lead=_("A new date is told to those who have the agenda already."),
        submit=_("Save"),
        save=save,
        back=reverse("meetings:meeting", args=[pk]),
        done=_("Saved."),
    )


def meeting_old(request):
    """Enter a meeting of the past."""
    initial = {} if Meeting.objects.exists() else {"kind": MeetingKind.INAUGURAL}

    def save(data):
        scan = data.pop("scan")
        known = {key: value for key, value in data.items() if value not in (None, "")}
        made = meetings.enter_old(by=request.user, scan=scan, **known)
        return reverse("meetings:meeting", args=[made.pk])

    return form_page(
        request,
        forms.OldMeetingForm(request.POST or None, request.FILES or None, initial=initial),
        title=_("Enter a meeting of the past"),
        lead=_("Write what is known and leave the rest empty."),
        submit=_("Enter the meeting"),
        save=save,
        back=reverse("meetings:list"),
        done=_("The meeting is entered."),
    )


def _verb(request, pk, service, done):
    meeting = fetch(request, visible_meetings(request.user), by_engine=True, pk=pk)
    back = reverse("meetings:meeting", args=[pk])
    return act(request, lambda: service(meeting), back=back, done=done)


@require_POST
def meeting_hold(request, pk):
    """Mark a meeting as held."""
    return _verb(request, pk, lambda m: meetings.mark_held(m, by=request.user), _("Marked as held."))


@require_POST
def meeting_close(request, pk):
    """Close a meeting."""
    return _verb(request, pk, lambda m: meetings.close(m, by=request.user), _("The meeting is closed."))


@require_POST
def meeting_cancel(request, pk):
    """Cancel a meeting."""
    reason = request.POST.get("note", "")
    return _verb(
        request,
        pk,
        lambda m: meetings.cancel(m, reason=reason, by=request.user),
        _("The meeting is cancelled."),
    )


@require_POST
def task_tick(request, pk):
    """Tick a preparation task off."""
    task = fetch(request, PreparationTask.objects.select_related("meeting"), pk=pk)
    back = reverse("meetings:meeting", args=[task.meeting_id])
    return act(request, lambda: preparation.tick(task, by=request.user), back=back)


def paper_add(request, pk):
    """Attach a file to a meeting."""
    meeting = fetch(request, visible_meetings(request.user), pk=pk)

    def save(data):
        meetings.attach(meeting, data["file"], by=request.user)

    return form_page(
        request,
        forms.PaperForm(request.POST or None, request.FILES or None),
        title=_("Attach a file"),
        lead=str(meeting),
        submit=_("Attach the file"),
        save=save,
        back=reverse("meetings:meeting", args=[pk]),
        done=_("The file is attached."),
    )


def paper(request, pk, paper_pk):
    """A file of a meeting."""
    meeting = fetch(request, visible_meetings(request.user), pk=pk)
    return send_file(get_object_or_404(MeetingPaper, pk=paper_pk, meeting=meeting).document)
