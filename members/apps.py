"""The members room."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.rooms import Place, RoomConfig


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
        "words_around": ("institutions.rules.words_around",),
        "takes_part": ("chairs.rules.is_cochair",),
        "chairs": ("chairs.rules.is_cochair",),
        "reminders": (
            "seats.reminders.lapsing_terms",
            "nominations.reminders.unanswered_requests",
            "chairs.reminders.handover_of_the_chair",
        ),
        "citations": ("terms.texts.of_today",),
        "site_name": ("terms.context.site_name",),
        "banner": ("terms.context.demo_banner", "terms.context.legal_basis_banner"),
        "home": ("chairs.home.sections", "seats.home.sections", "nominations.home.sections"),
        "search": (
            "institutions.search.institutions",
            "people.search.people",
            "terms.search.terms",
            "chairs.search.chairing_terms",
            "letters.search.letters",
            "nominations.search.nominations",
        ),
        "handover": ("nominations.handover.chapters",),
        "gaps": ("seats.gaps.sections",),
        "figures": ("seats.figures.figures",),
        "timeline": ("terms.timeline.events", "establishment.timeline.events", "seats.timeline.events"),
    }
    listens = {
        "person.merged": ("chairs.effects.follow_person", "seats.effects.follow_person"),
        "person.account_joined": ("chairs.effects.refuse_own_chair",),
        "lpi.applied": ("nominations.services.nominations.follow_list",),
    }
    panels = {
        "institution-people": ("seats.panels.of_institution",),
        "person": ("seats.panels.of_person", "chairs.panels.of_person"),
        "calendar": ("nominations.panels.of_calendar",),
    }
    places = (Place("members:overview", "people", _("Members"), order=4),)
    visible = {
        "Group": "institutions.rules.visible_groups",
        "Institution": "institutions.rules.visible_institutions",
        "InstitutionName": "institutions.rules.visible_names",
        "InstitutionParent": "institutions.rules.visible_parents",
        "Succession": "institutions.rules.visible_successions",
        "LpiVersion": "seats.rules.visible_lists",
        "MembershipTerm": "seats.rules.visible_memberships",
        "Composition": "seats.rules.visible_compositions",
        "Person": "people.rules.visible_people",
        "Post": "people.rules.visible_posts",
        "TermsOfReference": "terms.rules.visible_terms",
        "Signatory": "terms.rules.visible_signatories",
        "ChairingTerm": "chairs.rules.visible_chairing_terms",
        "Delegation": "chairs.rules.visible_delegations",
        "Holiday": "calendar.rules.visible_days",
        "NominationRequest": "nominations.rules.visible_requests",
        "Nomination": "nominations.rules.visible_nominations",
        "EstablishmentStep": "establishment.rules.visible_steps",
        "Objective": "establishment.rules.visible_objectives",
        "Playbook": "establishment.rules.visible_playbooks",
        "Letter": "letters.rules.visible_letters",
        "RequestStep": "nominations.rules.visible_request_steps",
        "StepTemplate": "nominations.rules.visible_step_templates",
    }
    kinds = {
        "Group": _("Working group"),
        "Institution": _("Institution"),
        "Person": _("Person"),
        "TermsOfReference": _("Terms of Reference"),
        "ChairingTerm": _("Turn in the chair"),
        "Holiday": _("Day off"),
        "LpiVersion": _("List of Participating Institutions"),
        "MembershipTerm": _("Membership"),
        "Composition": _("Composition"),
        "Letter": _("Letter"),
        "NominationRequest": _("Request for a nomination"),
        "Nomination": _("Nomination"),
        "StepTemplate": _("Template of steps"),
        "Playbook": _("Playbook"),
        "EstablishmentStep": _("Step of the establishment"),
        "Objective": _("Objective"),
    }
