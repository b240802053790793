"""The actions room."""

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    """Action items and what is reported about them."""

    name = "actions"
