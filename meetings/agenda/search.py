"""Agendas: their working items for those who prepare meetings, what was sent for other readers."""

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from iiwg.pages.languages import fields_of
from iiwg.search.findable import Findable, Hit
from meetings.agenda.models import AgendaItem, AgendaVersion
from meetings.agenda.rules import visible_items
from meetings.meeting.models import Meeting
from meetings.meeting.rules import prepares_meetings, visible_meetings
from meetings.meeting.search import hit_at


def items() -> Findable:
    """Items of agendas, also of those that were not sent yet."""
    return Findable(
        name="items",
        title=_("Agenda items"),
        model=AgendaItem,
        visible=_items_for,
        words=lambda row: [
            *(getattr(row, name) for name in fields_of("title")),
            row.speaker,
            row.speaker_text,
        ],
        hit=lambda row: hit_at(row.meeting, str(row), row.get_absolute_url(), _("Agenda item")),
        parts={Meeting: "meeting"},
        needs=("meeting", "speaker"),
    )


def sent_agendas() -> Findable:
    """The last agenda of each meeting as it was sent."""
    return Findable(
        name="agendas",
        title=_("Agendas"),
        model=AgendaVersion,
        visible=_agendas_for,
        words=lambda row: [strip_tags(text.document.html) for text in row.texts.all()],
        hit=_hit_of_agenda,
        parts={Meeting: "meeting"},
        needs=("meeting",),
        lists=("texts__document",),
    )


def _items_for(user) -> QuerySet[AgendaItem]:
    found = visible_items(user) if prepares_meetings(user) else AgendaItem.objects.none()
    return found.filter(removed_at__isnull=True).order_by(
        "-meeting__held_on", F("ordinal").asc(nulls_last=True), "id"
    )


def _agendas_for(user) -> QuerySet[AgendaVersion]:
    """Whoever prepares meetings finds the items themselves."""
    if prepares_meetings(user):
        return AgendaVersion.objects.none()
    same = AgendaVersion.objects.filter(meeting=OuterRef("meeting")).order_by("-is_final", "-number")
    shown = AgendaVersion.objects.filter(pk=Subquery(same.values("pk")[:1]))
    return shown.filter(meeting__in=visible_meetings(user)).order_by("-meeting__held_on", "id")


def _hit_of_agenda(row: AgendaVersion) -> Hit:
    return hit_at(
        row.meeting, str(row.meeting), reverse("meetings:agenda", args=[row.meeting_id]), _("Agenda")
    )
