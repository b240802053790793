"""The search app: what is found of every room."""

from iiwg.workflow.rooms import RoomConfig


class SearchConfig(RoomConfig):
    """Keeps the words of records; follows every change that passes a door."""

    name = "iiwg.search"
    label = "search"
    brings = {"changed": ("index.follow",)}
