"""The members room."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The group, institutions, people, seats, Terms of Reference, chairs."""

    name = "members"
