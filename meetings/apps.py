"""The meetings room."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.rooms import Place, RoomConfig


class MeetingsConfig(RoomConfig):
    """Meetings, agendas, attendance, minutes, approvals, outcomes."""

    name = "meetings"
    nouns = ("meeting", "agenda", "attendance", "minutes")
    listens = {
        "minutes.approved": ("minutes.services.adoptions.from_minutes",),
        "lpi.taken_back": ("minutes.services.adoptions.refuse_while_decided",),
    }
    panels = {"facility": ("minutes.panels.of_facility",)}
    brings = {
        "home": ("meeting.home.sections", "minutes.home.sections"),
        "search": ("meeting.search.find", "minutes.search.find"),
        "handover": ("meeting.handover.chapters", "minutes.handover.chapters"),
        "timeline": ("meeting.timeline.events",),
        "guests": ("attendance.gaps.guests",),
    }
    places = (Place("meetings:list", "calendar3", _("Meetings"), order=2),)
    visible = {
        "Meeting": "meeting.rules.visible_meetings",
        "AgendaItem": "agenda.rules.visible_items",
        "Minutes": "minutes.rules.visible_minutes",
    }
