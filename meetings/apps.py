"""The meetings room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings, agendas, minutes, approvals, outcomes."""

    name = "meetings"

    def ready(self):
        from iiwg.pages.panels import register  # noqa: PLC0415  the app registry is ready only here
        from iiwg.workflow.effects import attach  # noqa: PLC0415
        from meetings import panels, rules, workflows  # noqa: F401, PLC0415
        from meetings.services import adoptions  # noqa: PLC0415

        register("facility", panels.of_facility)
        attach("minutes.approved", adoptions.from_minutes)
        attach("lpi.taken_back", adoptions.refuse_while_decided)
