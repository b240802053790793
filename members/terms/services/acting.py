"""Where each setting of the Terms of Reference acts: what no rule reads says so on the page of the Terms.

A name is a column or a list of `TermsOfReference`; the file is one that reads it to act. No file: it does not act yet.
"""

NOWHERE = ""
# What tells of a version and rules nothing: its names, days, acts and grounds.
RECORD = (
    "code", "name", "label", "source", "country", "status", "starts_on", "ends_on", "amends", "instrument_kind",
    "instrument_number", "instrument_date", "instrument_signatory", "instrument_document", "basis_text",
    "basis_document", "signatories", "paragraphs",
)  # fmt: skip
ACTS_IN: dict[str, str] = {
    "route": "members/terms/workflow.py",
    "parent_body": "meetings/minutes/texts/minutes.py",
    "amendment_needs_instrument": "members/terms/workflow.py",
    "chair_model": "members/chairs/services/chairs.py",
    "chair_pool": "members/chairs/services/chairs.py",
    "rotation_start": "members/chairs/services/turns.py",
    "rotation_period_months": "members/chairs/services/turns.py",
    "secretariat_model": "members/chairs/services/chairs.py",
    "secretariat_institution": "members/chairs/services/chairs.py",
    "min_meetings_per_year": "meetings/meeting/services/cadence.py",
    "cadence_basis": "meetings/meeting/services/cadence.py",
    "host_rule": "members/chairs/services/chairs.py",
    "invitation_approval": NOWHERE,
    "agenda_circulation_working_days": "meetings/meeting/services/deadlines.py",
    "quorum": "meetings/attendance/services.py",
    "decision_rule": "meetings/attendance/services.py",
    "objection_blocks": NOWHERE,
    "silence_procedure_days": NOWHERE,
    "min_member_term_months": "members/seats/services/memberships.py",
    "max_terms": "members/seats/services/memberships.py",
    "nomination_requires_letter": "members/nominations/workflow.py",
    "alternates_allowed": "members/seats/services/seats.py",
    "lpi_change_requires_decision": "members/seats/workflow.py",
    "composition_needs_act": "members/seats/services/composition.py",
    "minutes_due_working_days": "meetings/meeting/services/deadlines.py",
    "four_eyes": "meetings/minutes/services/approvers.py",
    "approval_chain": "meetings/minutes/services/approvers.py",
    "number_patterns": "members/terms/services/numbers.py",
    "observers_read_reports": "members/terms/rules.py",
    "correspondence_signatory": "members/chairs/services/chairs.py",
    "reminder_ladder": "actions/items/reminders.py",
    "reminder_overdue_every_days": "actions/items/reminders.py",
    "escalation_days": NOWHERE,
    "authoritative_language": "meetings/minutes/views/minutes.py",
    "time_zone": "meetings/meeting/views.py",
    "calendar_country": "members/calendar/services.py",
    "languages": NOWHERE,
    "outputs": NOWHERE,
}


def acts(name: str) -> bool:
    """Whether the site follows a setting; what is a mere record pretends nothing."""
    return ACTS_IN.get(name, name) != NOWHERE
