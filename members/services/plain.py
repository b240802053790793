"""A version of the Terms of Reference in plain words, each setting with its paragraph."""

import datetime
import re
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.pages.dates import long_date
from iiwg.pages.words import in_language
from members.models import TermsOfReference

PARAGRAPH = {
    "route": "16",
    "chair_model": "21",
    "rotation_start": "21",
    "rotation_period_months": "21",
    "secretariat_model": "21",
    "secretariat_institution": "21",
    "min_meetings_per_year": "25",
    "cadence_basis": "25",
    "host_rule": "25",
    "invitation_approval": "20",
    "decision_rule": "28",
    "objection_blocks": "28",
    "correspondence_signatory": "28",
    "min_member_term_months": "19",
    "max_terms": "19",
    "nomination_requires_letter": "19",
    "lpi_change_requires_decision": "19",
    "amendment_needs_instrument": "29",
}
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
    """One setting: its name, its value in words ("" when the Terms are silent), its paragraph."""

    label: str
    value: str
    paragraph: str


def settings_in_words(terms: TermsOfReference) -> list[Setting]:
    """Every setting of a version, and its lists."""
    rows = [_setting(terms, name) for name in SHOWN]
    lists = (
        (
            _("Number patterns"),
            [f"{p.get_kind_display()}: {p.pattern}" for p in terms.number_patterns.all()],
            "28",
        ),
        (_("Approval of minutes"), [s.get_approver_display() for s in terms.approval_chain.all()], ""),
        (_("Reminders, days before"), [str(s.days_before) for s in terms.reminder_ladder.all()], ""),
        (
            _("Languages"),
            [f"{x.get_language_display()} ({x.get_use_display()})" for x in terms.languages.all()],
            "",
        ),
        (_("Outputs"), [o.get_output_display() for o in terms.outputs.all()], "24"),
    )
    return rows + [Setting(str(label), "; ".join(map(str, values)), place) for label, values, place in lists]


def _setting(terms: TermsOfReference, name: str) -> Setting:
    field = terms._meta.get_field(name)
    value = getattr(terms, name)
    if field.choices and value:
        words = str(getattr(terms, f"get_{name}_display")())
    elif isinstance(value, bool):
        words = _("yes") if value else _("no")
    elif isinstance(value, datetime.date):
        words = long_date(value, get_language() or "tg")
    else:
        words = "" if value is None else str(value)
    return Setting(str(field.verbose_name), words, PARAGRAPH.get(name, ""))


@dataclass(frozen=True)
class Change:
    """What one version says and what another says instead."""

    label: str
    before: str
    after: str
    paragraph: str

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
    found = [Change(a.label, a.value, b.value, b.paragraph) for a, b in pairs if a.value != b.value]
    names = [
        [getattr(terms, f"name_{code}") or "" for code in ("tg", "ru", "en", "kk")]
        for terms in (older, newer)
    ]
    if names[0] != names[1]:
        found.insert(0, Change(_("Name of the group"), *("; ".join(filter(None, row)) for row in names), ""))
    pools = [_pool(older), _pool(newer)]
    if pools[0] != pools[1]:
        found.append(Change(_("Institutions that may chair, in order"), *pools, "21"))
    before, after = _paragraphs(older), _paragraphs(newer)
    for number in sorted(before.keys() | after.keys()):
        if before.get(number) != after.get(number):
            label = _("Paragraph %(number)d") % {"number": number}
            found.append(Change(label, before.get(number, ""), after.get(number, ""), ""))
    return found


def _pool(terms: TermsOfReference) -> str:
    entries = terms.chair_pool.select_related("institution").prefetch_related("institution__names")
    return "; ".join(f"{entry.ordinal}. {entry.institution}" for entry in entries)


def _paragraphs(terms: TermsOfReference) -> dict[int, str]:
    language = get_language() or "tg"
    return {row.number: in_language(row, "text", language) for row in terms.paragraphs.all()}
