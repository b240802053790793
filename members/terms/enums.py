"""Codes of the Terms of Reference."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TermsStatus(models.TextChoices):
    """Where a version of the Terms of Reference stands."""

    DRAFT = "draft", _("Draft")
    PROVISIONAL = "provisional", _("Applied provisionally")
    IN_FORCE = "in_force", _("In force")
    SUPERSEDED = "superseded", _("Superseded")


class Route(models.TextChoices):
    """How the group is founded (p16 to p18; practice in Tajikistan and Kazakhstan)."""

    MOU = "mou", _("Memorandum of Understanding")
    DRR_PLATFORM = "drr_platform", _("Expert group of the National Platform on Disaster Risk Reduction")
    WATER_COUNCIL = (
        "water_council",
        _("Expert group of the Coordination Council of the Water Policy Dialogue"),
    )
    GOVERNMENT = "government_approval", _("Approval by the Government")
    MINISTERIAL = "ministerial_order", _("Order of a minister")


class InstrumentKind(models.TextChoices):
    """The act that founds the group or changes its Terms of Reference."""

    MOU = "mou", _("Memorandum of Understanding")
    RESOLUTION = "resolution", _("Government resolution")
    ORDER_CHAIR = "order_chair", _("Order of the Chair of the Committee or of the National Platform")
    ORDER_MINISTER = "order_minister", _("Order of the Minister")
    COUNCIL_DECISION = "council_decision", _("Decision of the Coordination Council")


# The acts each route of founding asks for (p16 to p18); amending acts beside them (p29).
INSTRUMENTS_OF_ROUTE: dict[str, tuple[str, ...]] = {
    Route.MOU: (InstrumentKind.MOU,),
    Route.DRR_PLATFORM: (InstrumentKind.ORDER_CHAIR,),
    Route.WATER_COUNCIL: (InstrumentKind.COUNCIL_DECISION, InstrumentKind.ORDER_MINISTER),
    Route.GOVERNMENT: (InstrumentKind.RESOLUTION,),
    Route.MINISTERIAL: (InstrumentKind.ORDER_MINISTER,),
}
AMENDING = (InstrumentKind.RESOLUTION,)


class ChairModel(models.TextChoices):
    """How the group is chaired."""

    ROTATING_PAIR = "rotating_pair", _("Co-chairs by rotation: one leads, the next one follows")
    SINGLE = "single", _("One chair")
    STANDING_PAIR = "standing_pair", _("Two standing chairs")


class SecretariatModel(models.TextChoices):
    """Whether the secretariat stays or rotates (contradiction between p21 and p23)."""

    FIXED = "fixed", _("Fixed")
    ROTATING = "rotating", _("Rotating")


class CadenceBasis(models.TextChoices):
    """The year in which meetings are counted."""

    CALENDAR_YEAR = "calendar_year", _("Calendar year")
    ROLLING = "rolling_12_months", _("The last twelve months")


class Approver(models.TextChoices):
    """Who approves, signs or hosts."""

    LEADING_COCHAIR = "leading_cochair", _("Leading co-chair")
    NEXT_COCHAIR = "next_cochair", _("Next co-chair")
    CHAIR = "chair", _("Chair")
    NOT_NEEDED = "not_needed", _("Not needed")


class DecisionRule(models.TextChoices):
    """How the group decides."""

    CONSENSUS = "consensus", _("Consensus")
    MAJORITY = "majority", _("Majority")


class NumberKind(models.TextChoices):
    """What is numbered by a pattern of the Terms of Reference."""

    MEETING = "meeting", _("Meetings")
    MINUTES = "minutes", _("Minutes")
    DECISION = "decision", _("Decisions")
    RECOMMENDATION = "recommendation", _("Recommendations")
    AGREEMENT = "agreement", _("Agreements")
    ACTION = "action", _("Action items")
    LETTER_OUT = "letter_out", _("Outgoing letters")
    LETTER_IN = "letter_in", _("Incoming letters")


class NumberScope(models.TextChoices):
    """Where a counter begins again."""

    MEETING = "meeting", _("With each meeting")
    YEAR = "year", _("With each year")
    LIFE = "life", _("Never")


class Output(models.TextChoices):
    """What the group produces."""

    WORK_PLAN = "work_plan", _("Work plan")
    MINUTES = "minutes", _("Minutes")


class LanguageUse(models.TextChoices):
    """How the Terms use a language."""

    OFFICIAL = "official", _("Official language")
    WORKING = "working", _("Working language")


class Topic(models.TextChoices):
    """A topic on which a rule of this site rests (in brackets: the paragraph of the draft of the Tajik group)."""

    FOUNDING = "founding", _("Founding of the group")  # p16 to p18
    LIST = "list", _("List of Participating Institutions")  # p19
    NOMINATION = "nomination", _("Nomination of members")  # p19
    MEMBERSHIP = "membership", _("Membership terms")  # p19
    ALTERNATES = "alternates", _("Alternates")  # the draft says nothing
    INVITATIONS = "invitations", _("Invitations of non-members")  # p20
    CHAIRING = "chairing", _("Chairing and rotation")  # p21
    COORDINATION = "coordination", _("Coordination by the leading co-chair")  # p22
    SECRETARIAT = "secretariat", _("Secretariat")  # p21, p23, p24
    OUTPUTS = "outputs", _("Outputs")  # p24
    MEETINGS = "meetings", _("Number of meetings")  # p25
    HOST = "host", _("Host")  # p25
    MINUTES = "minutes", _("Approval of minutes")  # the draft says nothing
    DECISIONS = "decisions", _("Decisions")  # p28
    LETTERS = "letters", _("Letters")  # p28
    AMENDMENTS = "amendments", _("Changes of the Terms of Reference")  # p29
