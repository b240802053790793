"""The meetings room."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.rooms import Place, RoomConfig


class MeetingsConfig(RoomConfig):
    """Meetings, agendas, attendance, minutes, approvals, outcomes."""

    name = "meetings"
    nouns = ("meeting", "agenda", "attendance", "minutes")
    listens = {
        "preset.loaded": ("meeting.presets.load",),
        "agenda_item.removed": ("minutes.effects.keep_item_with_lines",),
        "chairingterm.ended": ("meeting.effects.keep_chair_of_meetings",),
        "minutes.sent": ("meeting.effects.close_records",),
        "minutes.reopened": ("meeting.effects.reopen_records",),
        "minutes.approved": (
            "minutes.services.outcomes.create",
            "minutes.services.adoptions.from_minutes",
            "minutes.services.printing.ask_for_all_files",
        ),
        "corrigendum.approved": ("minutes.services.printing.ask_for_all_files",),
        "corrigendum.published": ("minutes.services.printing.ask_for_corrected_files",),
        "lpi.taken_back": ("minutes.services.adoptions.refuse_while_decided",),
    }
    panels = {"facility": ("minutes.panels.of_facility",)}
    brings = {
        "home": ("meeting.home.sections", "minutes.home.sections"),
        "search": (
            "meeting.search.meetings",
            "agenda.search.items",
            "agenda.search.sent_agendas",
            "attendance.search.participants",
            "minutes.search.minutes",
            "minutes.search.outcomes",
            "minutes.search.lines",
        ),
        "handover": ("meeting.handover.chapters", "minutes.handover.chapters"),
        "timeline": ("meeting.timeline.events",),
        "guests": ("attendance.gaps.guests",),
        "figures": ("meeting.figures.figures", "minutes.figures.figures"),
        "old_lists": ("attendance.texts.old_lists_of",),
        "checks": ("minutes.checks.known",),
        "verification": ("minutes.verification.approvals", "minutes.verification.statuses"),
    }
    places = (Place("meetings:list", "calendar3", _("Meetings"), order=2),)
    visible = {
        "Meeting": "meeting.rules.visible_meetings",
        "MeetingPaper": "meeting.rules.visible_meeting_papers",
        "PreparationTask": "meeting.rules.visible_tasks",
        "AgendaItem": "agenda.rules.visible_items",
        "AgendaPaper": "agenda.rules.visible_agenda_papers",
        "Attendance": "attendance.rules.visible_attendance",
        "Minutes": "minutes.rules.visible_minutes",
        "Line": "minutes.rules.visible_lines",
        "Corrigendum": "minutes.rules.visible_corrigenda",
        "Correction": "minutes.rules.visible_corrections",
        "Approval": "minutes.rules.visible_approvals",
        "Outcome": "minutes.rules.visible_outcomes",
    }
    kinds = {
        "Meeting": _("Meeting"),
        "PreparationTask": _("Task of preparation"),
        "AgendaItem": _("Agenda item"),
        "Attendance": _("Participant"),
        "Minutes": _("Minutes"),
        "Corrigendum": _("Corrigendum"),
    }
