"""The health app: signs of life, and what is not well."""

from iiwg.workflow.rooms import RoomConfig


class HealthConfig(RoomConfig):
    """Looks after the parts that no room owns: database, broker, clock, disk, backup; verifies what is kept."""

    name = "iiwg.health"
    label = "health"
    brings = {
        "health": (
            "parts.broker",
            "parts.clock",
            "parts.disk",
            "parts.backup",
            "parts.verification",
        ),
        "verification": ("records.seals", "records.links", "anchors.noted"),
    }
