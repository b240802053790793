"""The members room: the group, its institutions and people, its Terms of Reference, its chairs."""

from members.models.calendar import Holiday
from members.models.chairs import ChairingTerm, Delegation
from members.models.composition import Composition, CompositionEntry
from members.models.establishment import (
    EstablishmentStep,
    InstitutionSector,
    Objective,
    Playbook,
    PlaybookStep,
)
from members.models.group import Group
from members.models.institution import (
    Institution,
    InstitutionName,
    InstitutionParent,
    InstitutionUserObjectPermission,
    Succession,
)
from members.models.letter import Letter
from members.models.lpi import LpiEntry, LpiVersion, MembershipTerm, Seat
from members.models.nomination import (
    Nomination,
    NominationRequest,
    RequestLetter,
    RequestStep,
    StepTemplate,
    TemplateStep,
)
from members.models.numbers import NumberSeries
from members.models.person import Person, PersonEmail, Post
from members.models.terms import TermsOfReference
from members.models.terms_parts import (
    ApprovalStep,
    ChairPoolEntry,
    NumberPattern,
    ParagraphTopic,
    ReminderStep,
    Signatory,
    TermsLanguage,
    TermsOutput,
    TermsParagraph,
)

__all__ = [
    "ApprovalStep",
    "ChairPoolEntry",
    "ChairingTerm",
    "Composition",
    "CompositionEntry",
    "Delegation",
    "EstablishmentStep",
    "Group",
    "Holiday",
    "Institution",
    "InstitutionName",
    "InstitutionParent",
    "InstitutionSector",
    "InstitutionUserObjectPermission",
    "Letter",
    "LpiEntry",
    "LpiVersion",
    "MembershipTerm",
    "Nomination",
    "NominationRequest",
    "NumberPattern",
    "NumberSeries",
    "Objective",
    "ParagraphTopic",
    "Person",
    "PersonEmail",
    "Playbook",
    "PlaybookStep",
    "Post",
    "ReminderStep",
    "RequestLetter",
    "RequestStep",
    "Seat",
    "Signatory",
    "StepTemplate",
    "Succession",
    "TemplateStep",
    "TermsLanguage",
    "TermsOfReference",
    "TermsOutput",
    "TermsParagraph",
]
