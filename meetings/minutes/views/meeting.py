"""The list of meetings, and the page of one with all that belongs to it."""

from datetime import MAXYEAR, MINYEAR

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _

from iiwg.accounts.history import history_of
from iiwg.database.models import today
from iiwg.pages import asked
from iiwg.pages.gate import get_for_user
from iiwg.workflow.buttons import moves
from meetings.agenda import services as agendas
from meetings.agenda.rules import visible_items
from meetings.attendance.texts import counts_by_category
from meetings.meeting.enums import MeetingKind, MeetingStatus
from meetings.meeting.models import Meeting
from meetings.meeting.rules import visible_meetings
from meetings.minutes.rules import visible_minutes
from meetings.minutes.services.progress import next_step, steps_of
from members.institutions.enums import InstitutionKind
from members.terms.services import terms
from tmf_registry.facilities.rules import visible_facilities


def meeting_list(request):
    """All meetings, the newest first, found by year, kind and state."""
    found = visible_meetings(request.user).select_related("host").prefetch_related("host__names")
    kind, state = asked.text(request, "kind"), asked.text(request, "state")
    year = asked.number(request, "year")
    if year and MINYEAR <= year <= MAXYEAR:
        found = found.filter(held_on__year=year)
    if kind in MeetingKind.values:
        found = found.filter(kind=kind)
    if state in MeetingStatus.values:
        found = found.filter(status=state)
    context = {
        "page": Paginator(found, 30).get_page(request.GET.get("page")),
        "years": [(day.year, day.year) for day in Meeting.objects.dates("held_on", "year", order="DESC")],
        "kinds": MeetingKind.choices,
        "states": MeetingStatus.choices,
        "year": year,
        "kind": kind,
        "state": state,
        "cadence": cadence(),
    }
    return render(request, "meetings/meeting/list.html", context)


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
    beside = ("host", "terms", "chairing_term__institution", "presiding", "secretary")
    meeting = get_for_user(request, Meeting, among=Meeting.objects.select_related(*beside), pk=pk)
    minutes = visible_minutes(request.user).filter(meeting=meeting).first()
    works = request.user.has_perm("meetings.view_working_agenda", meeting)
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
        "items": agendas.numbered_items(seen, meeting) if works or meeting.is_over else [],
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
