"""The roof: a person at a desk sees every room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Home by role, search, users, mail, health, presets and commands."""

    name = "iiwg.desk"
    label = "desk"
