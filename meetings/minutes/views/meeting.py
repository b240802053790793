"""The list of meetings, and the page of one with all that belongs to it."""

from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from iiwg.accounts.history import history_of
from iiwg.database.periods import DatePrecision
from iiwg.pages.dates import long_date
from iiwg.pages.gate import get_for_user
from iiwg.pages.languages import in_language
from iiwg.pages.list_page import Column, ListPage, as_chosen
from iiwg.pages.ordering import InLanguage
from iiwg.workflow.buttons import moves
from meetings.agenda import services as agendas
from meetings.agenda.rules import visible_items
from meetings.attendance.texts import counts_by_category
from meetings.meeting.enums import MeetingStatus
from meetings.meeting.filters import MeetingFilters
from meetings.meeting.models import Meeting
from meetings.meeting.services.cadence import cadence
from meetings.meeting.services.deadlines import warnings
from meetings.minutes.rules import visible_minutes, with_corrigenda
from meetings.minutes.services.progress import next_step, steps_of
from members.institutions.enums import InstitutionKind
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
        sort=InLanguage("host__alphabet"),
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
        """With the hosts, and with what corrected the minutes."""
        found = super().get_queryset().select_related("host", "minutes")
        return found.prefetch_related(
            "host__names", with_corrigenda(self.request.user, "minutes__corrigenda")
        )

    def get_context(self):
        """How many meetings the Terms of Reference ask for."""
        return {"cadence": cadence()}


def meeting_page(request, pk):
    """One meeting: what it is, where it stands, the one thing to do next."""
    beside = ("host", "terms", "chairing_term__institution", "presiding", "secretary")
    meeting = get_for_user(request, Meeting, among=Meeting.objects.select_related(*beside), pk=pk)
    seen = visible_minutes(request.user).prefetch_related(with_corrigenda(request.user))
    minutes = seen.filter(meeting=meeting).first()
    works = request.user.has_perm("meetings.view_working_agenda", meeting)
    items = agendas.items_of(meeting).filter(pk__in=visible_items(request.user))
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "steps": steps_of(meeting),
        "warnings": warnings(meeting) if works else [],
        "next": next_step(meeting, minutes, request.user),
        "moves": moves(meeting, request.user)
        if request.user.has_perm("meetings.change_meeting", meeting)
        else [],
        "version": meeting.agenda_versions.first(),
        "items": agendas.numbered_items(items, meeting) if works or meeting.is_over else [],
        "facilities": set(visible_facilities(request.user).values_list("pk", flat=True)),
        "papers": meeting.papers.select_related("document"),
        "tasks": meeting.preparation_tasks.all() if works else [],
        "counts": [
            (InstitutionKind(k).label if k else _("Other"), n) for k, n in counts_by_category(meeting).items()
        ],
        "can_change": request.user.has_perm("meetings.change_meeting", meeting),
        "is_open": meeting.is_changeable,
        "history": history_of(meeting),
    }
    return render(request, "meetings/meeting/page.html", context)
