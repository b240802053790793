"""The actions room."""

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    """Action items and what is reported about them."""

    name = "actions"

    def ready(self):
        from actions import panels, reminders, rules, workflows  # noqa: F401, PLC0415  the app registry is ready only here
        from actions.services import items  # noqa: PLC0415
        from iiwg.notifications.reminders import register  # noqa: PLC0415
        from iiwg.pages.panels import register as show  # noqa: PLC0415
        from iiwg.workflow.effects import attach  # noqa: PLC0415

        attach("minutes.approved", items.create_from_minutes)
        attach("minutes.published", items.publish_with_minutes)
        attach("meeting.moved", items.follow_meeting)
        register(reminders.due)
        show("meeting", panels.of_meeting)
        show("facility", panels.of_facility)
        show("institution", panels.of_institution)
