"""The meetings room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings, agendas, minutes, approvals, outcomes."""

    name = "meetings"
