"""Codes of the members room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstitutionKind(models.TextChoices):
    """What kind of body an institution is (Terms of Reference p9, p16, p19)."""

    AUTHORITY = "authority", _("Authority")
    OPERATOR = "operator", _("Operator")
    ACADEMIA = "academia", _("Academia and research")
    NGO = "ngo", _("Non-governmental organisation")
    LOCAL = "local", _("Local community")
    INTERNATIONAL = "international", _("International organisation")
    OTHER = "other", _("Other")


class InstitutionLevel(models.TextChoices):
    """Where in the country an institution acts."""

    NATIONAL = "national", _("National")
    REGIONAL = "regional", _("Regional")
    DISTRICT = "district", _("District")


class NameKind(models.TextChoices):
    """What a name of an institution is."""

    OFFICIAL = "official", _("Official name")
    SHORT = "short", _("Short name")
    ABBREVIATION = "abbreviation", _("Abbreviation")
    ALIAS = "alias", _("Other spelling")


class Confidence(models.TextChoices):
    """How sure a name is."""

    OFFICIAL = "official", _("Seen in an official source")
    STANDARD = "standard", _("Standard usage, not checked")
    UNVERIFIED = "unverified", _("Unverified translation")


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
INSTRUMENTS_OF_ROUTE = {
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


class LpiStatus(models.TextChoices):
    """Where a version of the List of Participating Institutions stands."""

    DRAFT = "draft", _("Draft")
    PENDING = "pending", _("Waiting for a decision")
    PROVISIONAL = "provisional", _("Applied provisionally")
    ADOPTED = "adopted", _("Adopted")
    SUPERSEDED = "superseded", _("Superseded")


class Capacity(models.TextChoices):
    """In which capacity a seat is held."""

    MEMBER = "member", _("Member")
    ALTERNATE = "alternate", _("Alternate")
    COCHAIR = "cochair", _("Co-chair")


class TermEnd(models.TextChoices):
    """Why a membership term ended."""

    EXPIRED = "expired", _("The term ended")
    REPLACED = "replaced", _("Replaced by the institution")
    LEFT = "left", _("Left the institution")
    WITHDRAWN = "withdrawn", _("The institution withdrew")


class Sector(models.TextChoices):
    """The fields the group wants represented (lessons learned in Tajikistan and Kazakhstan)."""

    INDUSTRIAL_SAFETY = "industrial_safety", _("Industrial safety")
    EMERGENCIES = "emergencies", _("Emergency situations")
    ENVIRONMENT = "environment", _("Environmental protection")
    WATER_RESOURCES = "water_resources", _("Water resources")
    WATER_MONITORING = "water_monitoring", _("Monitoring of water resources")
    HEALTH = "health", _("Health care")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure development")
    FOREIGN_AFFAIRS = "foreign_affairs", _("Foreign affairs")


class StepStatus(models.TextChoices):
    """Where a step of the establishment stands."""

    PLANNED = "planned", _("Planned")
    DONE = "done", _("Done")


class CompositionStatus(models.TextChoices):
    """Where a version of the composition stands."""

    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Approved")
    SUPERSEDED = "superseded", _("Superseded")


class RequestStatus(models.TextChoices):
    """Where a request for a nomination stands."""

    OPEN = "open", _("Waiting for the institution")
    ANSWERED = "answered", _("Answered")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class NominationStatus(models.TextChoices):
    """Where a nomination stands."""

    DRAFT = "draft", _("Being prepared")
    SUBMITTED = "submitted", _("Submitted")
    HELD = "held", _("Held for a decision on the list of institutions")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted by the secretariat")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class NominationReason(models.TextChoices):
    """Why an institution nominates."""

    FIRST = "first", _("First nomination")
    RENEWAL = "renewal", _("Another term of the same person")
    REPLACEMENT = "replacement", _("Another person takes the seat")


class LetterDirection(models.TextChoices):
    """Whether a letter leaves the group or reaches it."""

    OUT = "out", _("Outgoing")
    IN = "in", _("Incoming")


class LetterKind(models.TextChoices):
    """What a letter is about."""

    REQUEST = "request", _("Request for a nomination")
    REMINDER = "reminder", _("Reminder")
    NOMINATION = "nomination", _("Nomination letter")


class LetterStatus(models.TextChoices):
    """Where a letter stands."""

    DRAFT = "draft", _("To be signed and sent")
    SENT = "sent", _("Sent")
    ANSWERED = "answered", _("Answered")
    RECEIVED = "received", _("Received")


class DayKind(models.TextChoices):
    """How a day differs from an ordinary week."""

    DAY_OFF = "day_off", _("Day off")
    WORKING = "working", _("Working day")


class Language(models.TextChoices):
    """Languages in which texts of record exist."""

    TG = "tg", "Тоҷикӣ"
    RU = "ru", "Русский"
    EN = "en", "English"
    KK = "kk", "Қазақша"
