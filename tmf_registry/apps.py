"""The register room."""

from iiwg.workflow.rooms import RoomConfig


class TmfRegistryConfig(RoomConfig):
    """The register of tailings management facilities."""

    name = "tmf_registry"
    nouns = ("facilities",)
    listens = {"preset.loaded": ("facilities.presets.load",)}
    visible = {"Facility": "facilities.rules.visible_facilities"}
