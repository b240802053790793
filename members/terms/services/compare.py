"""A version of the Terms of Reference in plain words, each setting with the topic of its paragraph."""

import datetime
import re
from dataclasses import dataclass
from typing import cast

from django.db.models import Field
from django.utils.translation import gettext as _

from iiwg.pages.dates import long_date
from iiwg.pages.languages import RECORD_LANGUAGES, current_language, fields_of, in_language
from members.terms.enums import Topic
from members.terms.models import TermsOfReference
from members.terms.services.acting import acts
from members.terms.services.codes import country_in_words, pattern_in_words, reminder_in_words, zone_in_words

TOPICS = {
    "route": Topic.FOUNDING,
    "amendment_needs_instrument": Topic.AMENDMENTS,
    "chair_model": Topic.CHAIRING,
    "rotation_start": Topic.CHAIRING,
    "rotation_period_months": Topic.CHAIRING,
    "secretariat_model": Topic.SECRETARIAT,
    "secretariat_institution": Topic.SECRETARIAT,
    "min_meetings_per_year": Topic.MEETINGS,
    "cadence_basis": Topic.MEETINGS,
    "host_rule": Topic.HOST,
    "invitation_approval": Topic.INVITATIONS,
    "decision_rule": Topic.DECISIONS,
    "objection_blocks": Topic.DECISIONS,
    "min_member_term_months": Topic.MEMBERSHIP,
    "max_terms": Topic.MEMBERSHIP,
    "nomination_requires_letter": Topic.NOMINATION,
    "alternates_allowed": Topic.ALTERNATES,
    "lpi_change_requires_decision": Topic.LIST,
    "minutes_due_working_days": Topic.MINUTES,
    "four_eyes": Topic.MINUTES,
    "correspondence_signatory": Topic.LETTERS,
}
CODES = {"time_zone": zone_in_words, "calendar_country": country_in_words}
A_PARAGRAPH = 200  # letters
SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+")
SHOWN = [
    "source",
    "route",
    "instrument_kind",
    "instrument_number",
    "instrument_date",
    "instrument_signatory",
    "basis_text",
    "parent_body",
    "amendment_needs_instrument",
    "chair_model",
    "rotation_start",
    "rotation_period_months",
    "secretariat_model",
    "secretariat_institution",
    "min_meetings_per_year",
    "cadence_basis",
    "host_rule",
    "invitation_approval",
    "agenda_circulation_working_days",
    "quorum",
    "decision_rule",
    "objection_blocks",
    "silence_procedure_days",
    "min_member_term_months",
    "max_terms",
    "nomination_requires_letter",
    "alternates_allowed",
    "lpi_change_requires_decision",
    "composition_needs_act",
    "minutes_due_working_days",
    "four_eyes",
    "observers_read_reports",
    "correspondence_signatory",
    "reminder_overdue_every_days",
    "escalation_days",
    "authoritative_language",
    "time_zone",
    "calendar_country",
]


@dataclass(frozen=True)
class Setting:
    """One setting: its name, its value in words ("" when the Terms are silent), its topic and the paragraph on it.

    acts: whether the site follows it.
    """

    label: str
    value: str
    topic: str = ""
    paragraph: int | None = None
    acts: bool = True


def settings_in_words(terms: TermsOfReference) -> list[Setting]:
    """Every setting of a version, and its lists."""
    rows = [_setting(terms, name) for name in SHOWN]
    lists = (
        (
            "number_patterns",
            _("Number patterns"),
            [f"{p.get_kind_display()}: {pattern_in_words(p.pattern)}" for p in terms.number_patterns.all()],
            Topic.DECISIONS,
        ),
        (
            "approval_chain",
            _("Approval of minutes"),
            [s.get_approver_display() for s in terms.approval_chain.all()],
            Topic.MINUTES,
        ),
        (
            "reminder_ladder",
            _("Reminders"),
            [reminder_in_words(s.days_before) for s in terms.reminder_ladder.all()],
            "",
        ),
        (
            "languages",
            _("Languages"),
            [f"{x.get_language_display()} ({x.get_use_display()})" for x in terms.languages.all()],
            "",
        ),
        ("outputs", _("Outputs"), [o.get_output_display() for o in terms.outputs.all()], Topic.OUTPUTS),
    )
    return rows + [
        _in_words(terms, name, label, "; ".join(map(str, values)), topic)
        for name, label, values, topic in lists
    ]


def _setting(terms: TermsOfReference, name: str) -> Setting:
    field = cast(Field, terms._meta.get_field(name))
    value = getattr(terms, name)
    if field.choices and value:
        words = str(getattr(terms, f"get_{name}_display")())
    elif value and name in CODES:
        words = CODES[name](value)
    elif isinstance(value, bool):
        words = _("yes") if value else _("no")
    elif isinstance(value, datetime.date):
        words = long_date(value, current_language())
    else:
        words = "" if value is None else str(value)
    return _in_words(terms, name, field.verbose_name, words, TOPICS.get(name, ""))


def _in_words(terms: TermsOfReference, name: str, label: object, value: str, topic: str) -> Setting:
    return Setting(str(label), value, topic, terms.paragraph_on(topic), acts(name))


@dataclass(frozen=True)
class Change:
    """What one version says and what another says instead."""

    label: str
    before: str
    after: str
    topic: str = ""

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """The new text sentence by sentence, each with whether the older version did not have it."""
        known = set(_sentences(self.before))
        marks = bool(self.before) or len(self.after) < A_PARAGRAPH  # a whole new paragraph needs no mark
        return [(sentence, marks and sentence not in known) for sentence in _sentences(self.after)]


def _sentences(text: str) -> list[str]:
    return [part for part in SENTENCE_END.split(text.strip()) if part]


def changes(older: TermsOfReference, newer: TermsOfReference) -> list[Change]:
    """Where two versions differ: settings, lists, who may chair, paragraphs."""
    pairs = zip(settings_in_words(older), settings_in_words(newer), strict=True)
    found = [Change(a.label, a.value, b.value, b.topic) for a, b in pairs if a.value != b.value]
    names = [
        [getattr(terms, name) or "" for name in fields_of("name", RECORD_LANGUAGES)]
        for terms in (older, newer)
    ]
    if names[0] != names[1]:
        before, after = ("; ".join(filter(None, row)) for row in names)
        found.insert(0, Change(_("Name of the group"), before, after))
    pools = [_pool(older), _pool(newer)]
    if pools[0] != pools[1]:
        found.append(Change(_("Institutions that may chair, in order"), pools[0], pools[1], Topic.CHAIRING))
    old, new = _paragraphs(older), _paragraphs(newer)
    for number in sorted(old.keys() | new.keys()):
        if old.get(number) != new.get(number):
            label = _("Paragraph %(number)d") % {"number": number}
            found.append(Change(label, old.get(number, ""), new.get(number, "")))
    return found


def _pool(terms: TermsOfReference) -> str:
    entries = terms.chair_pool.select_related("institution").prefetch_related("institution__names")
    return "; ".join(f"{entry.ordinal}. {entry.institution}" for entry in entries)


def _paragraphs(terms: TermsOfReference) -> dict[int, str]:
    language = current_language()
    return {row.number: in_language(row, "text", language) for row in terms.paragraphs.all()}
