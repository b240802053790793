"""The actions room."""

from iiwg.workflow.rooms import RoomConfig


class ActionsConfig(RoomConfig):
    """Action items and what is reported about them."""

    name = "actions"
    nouns = ("items",)
    listens = {
        "minutes.approved": ("items.services.items.create_from_minutes",),
        "minutes.published": ("items.services.items.publish_with_minutes",),
        "meeting.moved": ("items.services.items.follow_meeting",),
    }
    panels = {
        "meeting": ("items.panels.of_meeting",),
        "facility": ("items.panels.of_facility",),
        "institution": ("items.panels.of_institution",),
    }
    brings = {"reminders": ("items.reminders.due",)}
    visible = {"ActionItem": "items.rules.visible_actions"}
