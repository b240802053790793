"""The meetings room."""

from iiwg.workflow.rooms import RoomConfig


class MeetingsConfig(RoomConfig):
    """Meetings, agendas, attendance, minutes, approvals, outcomes."""

    name = "meetings"
    nouns = ("meeting", "agenda", "attendance", "minutes")
    listens = {
        "minutes.approved": ("minutes.services.adoptions.from_minutes",),
        "lpi.taken_back": ("minutes.services.adoptions.refuse_while_decided",),
    }
    panels = {"facility": ("minutes.panels.of_facility",)}
    visible = {
        "Meeting": "meeting.rules.visible_meetings",
        "AgendaItem": "agenda.rules.visible_items",
        "Minutes": "minutes.rules.visible_minutes",
        "Outcome": "minutes.rules.visible_outcomes",
    }
