"""The roof: a person at a desk sees every room."""

from iiwg.workflow.rooms import RoomConfig


class DeskConfig(RoomConfig):
    """Home by role, search, users, mail, health, presets and commands."""

    name = "iiwg.desk"
    label = "desk"
    nouns = ("administration", "demo")
    panels = {
        "chairing_term": ("handover.panels.of_chairing_term",),
        "establishment": ("overview.panels.of_establishment",),
        "members": ("overview.panels.of_members",),
    }
