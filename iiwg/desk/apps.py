"""The roof: a person at a desk sees every room."""

from django.core import checks
from django.utils.translation import gettext_lazy as _

from iiwg.workflow.rooms import Place, RoomConfig


class DeskConfig(RoomConfig):
    """Home by role, search, users, mail, health, presets and commands."""

    name = "iiwg.desk"
    label = "desk"
    nouns = ("docs", "administration", "overview", "handover", "search", "home", "demo")
    panels = {
        "chairing_term": ("handover.panels.of_chairing_term",),
        "establishment": ("overview.panels.of_establishment",),
        "members": ("overview.panels.of_members",),
    }
    brings = {
        "home": (
            "administration.home.sections",
            "handover.home.sections",
            "home.first_steps.sections",
            "home.figures.sections",
            "home.letters.sections",
        )
    }
    places = (
        Place("desk:home", "house", _("Home"), order=1),
        Place(
            "desk:users",
            "gear",
            _("Settings"),
            order=6,
            permission="accounts.manage_users",
            in_menu=True,
        ),
    )

    def ready(self):
        super().ready()
        from iiwg.desk.demo.checks import no_demo_in_production  # noqa: PLC0415  models are ready only here

        checks.register(no_demo_in_production, checks.Tags.database)
