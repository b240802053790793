"""The members room."""

from iiwg.workflow.rooms import RoomConfig


class MembersConfig(RoomConfig):
    """The group, institutions, people, seats, Terms of Reference, chairs, letters, nominations."""

    name = "members"
    nouns = (
        "institutions",
        "people",
        "terms",
        "chairs",
        "calendar",
        "seats",
        "letters",
        "nominations",
        "establishment",
        "presets",
        "sheets",
    )
    brings = {
        "stands_for": ("institutions.rules.granted_to", "chairs.rules.chairs_for", "seats.rules.seated_for"),
        "takes_part": ("chairs.rules.is_cochair",),
        "reminders": (
            "seats.reminders.lapsing_terms",
            "nominations.reminders.unanswered_requests",
            "chairs.reminders.handover_of_the_chair",
        ),
        "citations": ("terms.texts.of_today",),
    }
    listens = {"lpi.applied": ("nominations.services.nominations.follow_list",)}
    panels = {"calendar": ("nominations.panels.of_calendar",)}
    visible = {
        "Institution": "institutions.rules.visible_institutions",
        "Person": "people.rules.visible_people",
        "NominationRequest": "nominations.rules.visible_requests",
        "Nomination": "nominations.rules.visible_nominations",
    }
