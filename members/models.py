"""Every model of the room, for Django, which looks nowhere else. No noun imports this list."""

from members.calendar.models import Holiday
from members.chairs.models import ChairingTerm, Delegation
from members.establishment.models import EstablishmentStep, Objective, Playbook, PlaybookStep
from members.institutions.models import (
    Group,
    Institution,
    InstitutionName,
    InstitutionParent,
    InstitutionSector,
    InstitutionUserObjectPermission,
    Succession,
)
from members.letters.models import Letter
from members.nominations.models import (
    Nomination,
    NominationRequest,
    RequestLetter,
    RequestStep,
    StepTemplate,
    TemplateStep,
)
from members.people.models import Person, PersonEmail, Post
from members.seats.models import Composition, CompositionEntry, LpiEntry, LpiVersion, MembershipTerm, Seat
from members.terms.models import (
    ApprovalStep,
    ChairPoolEntry,
    NumberPattern,
    NumberSeries,
    ParagraphTopic,
    ReminderStep,
    Signatory,
    TermsLanguage,
    TermsOfReference,
    TermsOutput,
    TermsParagraph,
)
