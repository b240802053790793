"""The members room."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The group, institutions, people, seats, Terms of Reference, chairs."""

    name = "members"

    def ready(self):
        from iiwg.notifications.reminders import register  # noqa: PLC0415  the app registry is ready only here
        from iiwg.pages.acting import bases_are_cited_by  # noqa: PLC0415
        from iiwg.pages.panels import register as show  # noqa: PLC0415
        from iiwg.workflow.effects import attach  # noqa: PLC0415
        from members import panels, reminders, rules, workflows  # noqa: F401, PLC0415
        from members.services import nominations  # noqa: PLC0415
        from members.texts import citations  # noqa: PLC0415

        register(reminders.due)
        bases_are_cited_by(citations.of_today)
        attach("lpi.applied", nominations.follow_list)
        show("calendar", panels.of_calendar)
