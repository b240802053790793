"""The register room."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.rooms import Place, RoomConfig


class TmfRegistryConfig(RoomConfig):
    """The register of tailings management facilities."""

    name = "tmf_registry"
    nouns = ("facilities",)
    listens = {"preset.loaded": ("facilities.presets.load",)}
    brings = {
        "search": ("facilities.search.facilities",),
        "figures": ("facilities.figures.figures",),
    }
    places = (Place("tmf_registry:list", "geo-alt", _("Register"), order=5),)
    visible = {"Facility": "facilities.rules.visible_facilities"}
    kinds = {"Facility": _("Facility")}
