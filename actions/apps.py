"""The actions room."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.rooms import Place, RoomConfig


class ActionsConfig(RoomConfig):
    """Action items and what is reported about them."""

    name = "actions"
    nouns = ("items",)
    listens = {
        "minutes.approved": ("items.services.items.create_from_minutes",),
        "minutes.published": ("items.services.items.publish_with_minutes",),
        "corrigendum.published": ("items.services.items.follow_corrigendum",),
        "meeting.moved": ("items.services.items.follow_meeting",),
    }
    panels = {
        "meeting": ("items.panels.of_meeting",),
        "facility": ("items.panels.of_facility",),
        "institution": ("items.panels.of_institution",),
    }
    brings = {
        "reminders": ("items.reminders.due",),
        "home": ("items.home.sections",),
        "search": ("items.search.action_items",),
        "handover": ("items.handover.chapters",),
        "figures": ("items.figures.figures",),
    }
    places = (Place("actions:list", "list-check", _("Follow-up"), order=3),)
    visible = {"ActionItem": "items.rules.visible_actions"}
    kinds = {"ActionItem": _("Action item")}
