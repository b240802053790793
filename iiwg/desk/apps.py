"""The roof: a person at a desk sees every room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Home by role, search, users, mail, health, presets and commands."""

    name = "iiwg.desk"
    label = "desk"

    def ready(self):
        from iiwg.desk import panels  # noqa: PLC0415  the app registry is ready only here
        from iiwg.pages.panels import register  # noqa: PLC0415

        register("chairing_term", panels.of_chairing_term)
        register("establishment", panels.of_establishment)
        register("members", panels.of_members)
