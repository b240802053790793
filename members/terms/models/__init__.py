"""Models of the noun."""

from members.terms.models.numbers import NumberSeries
from members.terms.models.parts import (
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
from members.terms.models.terms import TermsOfReference, TermsQuerySet

__all__ = [
    "ApprovalStep",
    "ChairPoolEntry",
    "NumberPattern",
    "NumberSeries",
    "ParagraphTopic",
    "ReminderStep",
    "Signatory",
    "TermsLanguage",
    "TermsOfReference",
    "TermsOutput",
    "TermsParagraph",
    "TermsQuerySet",
]
