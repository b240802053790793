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
        "LpiVersion": "seats.rules.visible_lists",
        "MembershipTerm": "seats.rules.visible_memberships",
        "Composition": "seats.rules.visible_compositions",
        "Letter": "letters.rules.visible_letters",
        "NominationRequest": "nominations.rules.visible_requests",
        "Nomination": "nominations.rules.visible_nominations",
        "RequestStep": "nominations.rules.visible_request_steps",
        "StepTemplate": "nominations.rules.visible_step_templates",
    }
