"""The Terms of Reference: which version applies, how a draft is written, and what it takes to apply it."""

import datetime
from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.actors import SYSTEM, Actor
from iiwg.database.models import today
from iiwg.documents.models import DocumentVersion
from iiwg.documents.services import store_if_given
from iiwg.pages.dates import long_date
from iiwg.pages.languages import RECORD_LANGUAGES, SITE_LANGUAGES, fields_of
from iiwg.workflow.doors import changing, creating, move, moving
from iiwg.workflow.tables import Refused
from members.institutions.models import Institution
from members.terms.enums import LanguageUse, TermsStatus, Topic
from members.terms.models import ParagraphTopic, Signatory, TermsOfReference

LISTS = ("chair_pool", "number_patterns", "approval_chain", "reminder_ladder", "languages", "outputs")
# What a draft begins without: its days, its act, its decision.
BLANK_IN_A_DRAFT = {
    "status": TermsStatus.DRAFT,
    "starts_on": None,
    "ends_on": None,
    "instrument_kind": "",
    "instrument_number": "",
    "instrument_date": None,
    "instrument_signatory": "",
    "instrument_document_id": None,
    "basis_text": "",
    "basis_document_id": None,
}


def on(day: datetime.date | None = None) -> TermsOfReference | None:
    """The version that applies on a day."""
    return TermsOfReference.objects.on(day).first()


def copy_to_draft(version: TermsOfReference, *, code: str = "", by: Actor) -> TermsOfReference:
    """A draft beside the version that applies, with everything it says, to be changed."""
    with creating(TermsOfReference, "members.termsofreference.create", by=by, about=version) as make:
        fields = {name.attname: getattr(version, name.attname) for name in version._meta.concrete_fields}
        del fields["id"]
        fields |= BLANK_IN_A_DRAFT | _label_of_draft()
        fields |= {"code": code or next_code(version.code[:14]), "amends_id": version.pk}
        draft = make(**fields)
        for name in (*LISTS, "paragraphs"):
            for child in getattr(version, name).all():
                child.pk, child._state.adding, child.terms = None, True, draft
                child.save()
        _copy_topics(version, draft)
    return draft


def next_code(prefix: str) -> str:
    """A code for one more version, with the number it has among all."""
    return f"{prefix}-{TermsOfReference.objects.count() + 1}"


def _copy_topics(version: TermsOfReference, draft: TermsOfReference) -> None:
    copies = {paragraph.number: paragraph for paragraph in draft.paragraphs.all()}
    for row in ParagraphTopic.objects.filter(paragraph__terms=version).select_related("paragraph"):
        copies[row.paragraph.number].topics.create(topic=row.topic)


def _label_of_draft() -> dict[str, str]:
    """“Draft of 21 November 2026”, in the languages of the site; what it is otherwise is written by hand."""
    found = dict.fromkeys(fields_of("label", RECORD_LANGUAGES), "")
    for code in SITE_LANGUAGES:
        with translation.override(code):
            found[f"label_{code}"] = _("Draft of %(day)s") % {"day": long_date(today(), code)}
    return found


def change_draft(version: TermsOfReference, *, by: Actor, **values: object) -> None:
    """Change settings of a draft; an applied version is sealed."""
    with changing(version, "members.termsofreference.change", by=by, fields=sorted(values)) as row:
        for name, value in values.items():
            setattr(row, name, value)


def change_lists(
    version: TermsOfReference,
    *,
    pool: list[Institution],
    patterns: dict[str, tuple[str, str]],
    chain: list[str],
    ladder: list[int],
    official: list[str],
    working: list[str],
    outputs: list[str],
    by: Actor,
) -> None:
    """Change the lists of a draft: who may chair in order, numbers, approvers, reminders, languages, outputs.

    patterns: kind -> (pattern, scope); ladder: days before a due date.
    """
    with changing(version, "members.termsofreference.change", by=by, fields=["lists"]) as row:
        for name in LISTS:
            getattr(row, name).all().delete()
        for ordinal, institution in enumerate(pool, start=1):
            row.chair_pool.create(institution=institution, ordinal=ordinal)
        for kind, (pattern, scope) in patterns.items():
            row.number_patterns.create(kind=kind, pattern=pattern, scope=scope)
        for ordinal, approver in enumerate(chain, start=1):
            row.approval_chain.create(approver=approver, ordinal=ordinal)
        for days in ladder:
            row.reminder_ladder.create(days_before=days)
        for use, languages in ((LanguageUse.OFFICIAL, official), (LanguageUse.WORKING, working)):
            for language in languages:
                row.languages.create(use=use, language=language)
        for output in outputs:
            row.outputs.create(output=output)


def record_instrument(
    version: TermsOfReference,
    *,
    kind: str,
    number: str,
    date: datetime.date | None,
    signatory: str,
    scan: UploadedFile | None = None,
    by: Actor,
) -> None:
    """Record the act that founds the group or changes its Terms; one that put a version in force stays (p29)."""
    with changing(version, "members.termsofreference.instrument", by=by) as row:
        facts = {
            "instrument_kind": kind,
            "instrument_number": number,
            "instrument_date": date,
            "instrument_signatory": signatory,
            "instrument_document": store_if_given(scan, by=by) or row.instrument_document,
        }
        for name, value in facts.items():
            before = getattr(row, name)
            if row.was_put_in_force and row.has_instrument and before and before != value:
                raise Refused(
                    _(
                        "The act that put this version in force is on record and stays. What is missing can be added."
                    ),
                    basis=Topic.AMENDMENTS,
                )
            setattr(row, name, value)


def record_decision(
    version: TermsOfReference, *, basis: str, document: DocumentVersion | None, by: Actor
) -> None:
    """Record the decision of the group that adopted this version (p29); its act puts it in force.

    document: the approved minutes that hold the decision, kept already.
    """
    with changing(version, "members.termsofreference.decision", by=by, basis=basis) as row:
        row.basis_text, row.basis_document = basis[:300], document


def set_signatories(version: TermsOfReference, *, institutions: list[Institution], by: Actor) -> None:
    """Who signs the Memorandum of Understanding (p16); a signature that is recorded stays."""
    with changing(version, "members.termsofreference.signatories", by=by) as row:
        gone = row.signatories.exclude(institution__in=institutions)
        if gone.filter(signed_on__isnull=False).exists():
            raise Refused(
                _("An institution that has signed stays on the list of signatories."), basis=Topic.FOUNDING
            )
        gone.delete()
        for institution in institutions:
            row.signatories.get_or_create(institution=institution)


def sign(signatory: Signatory, *, signed_on: datetime.date | None, signed_by: str, by: Actor) -> None:
    """Record that an institution has signed, on which day and by whom."""
    with changing(
        signatory.terms, "members.termsofreference.signed", by=by, institution=signatory.institution_id
    ) as version:
        row = version.signatories.select_for_update().get(pk=signatory.pk)
        changed = (row.signed_on, row.signed_by) != (signed_on, signed_by)
        if row.signed_on and changed and not version.is_draft:
            raise Refused(
                _("A signature under a version that was applied stays on record."), basis=Topic.FOUNDING
            )
        row.signed_on, row.signed_by = signed_on, signed_by
        row.save()
    signatory.refresh_from_db()


def apply_provisionally(
    version: TermsOfReference, *, starts_on: datetime.date | None = None, by: Actor
) -> None:
    """Apply a draft whose act is not recorded; the version that applied ends the day before."""
    with moving(version, "apply", by=by) as row:
        _begin(row, starts_on, earliest=today(), by=by)


def put_in_force(version: TermsOfReference, *, starts_on: datetime.date | None = None, by: Actor) -> None:
    """Put a version in force; only the recorded act allows it (p29). One applied provisionally keeps its first day."""
    with moving(version, "put_in_force", by=by) as row:
        _begin(row, starts_on, earliest=row.instrument_date or today(), by=by)
    if version.ends_on:  # a version of the past: a later one has taken its place already
        move(version, "supersede", by=by)


def _begin(
    row: TermsOfReference, starts_on: datetime.date | None, *, earliest: datetime.date, by: Actor
) -> None:
    """Let a version apply from a day, unless it applies already; the one before ends on the day before.

    earliest: the day before which it does not begin where another version applied: what was done under that one stays
    right. The first load, which the system does, may go back further.
    """
    if starts_on and starts_on > today():
        raise Refused(_("This day is in the future. Do it on that day."))
    if row.applies_provisionally:
        return
    if TermsOfReference.objects.ever_applied().exists():
        _take_place(row, starts_on, earliest=earliest, by=by)
    row.starts_on = starts_on


def _take_place(
    row: TermsOfReference, starts_on: datetime.date | None, *, earliest: datetime.date, by: Actor
) -> None:
    """Give a version its days among the others: the one before it ends, one that begins later stays and ends it."""
    if starts_on is None:
        raise Refused(_("Say from which day this version applies: another one applies today."))
    if by is not SYSTEM and starts_on < earliest:
        raise Refused(
            _("Another version applied until now. This one begins on %(day)s at the earliest.")
            % {"day": long_date(earliest, get_language())},
            basis=Topic.AMENDMENTS,
        )
    others = TermsOfReference.objects.ever_applied()
    if taken := others.filter(starts_on=starts_on).first():
        raise Refused(_("“%(version)s” begins on this day. Choose another day.") % {"version": taken})
    later = others.first_after(starts_on)
    row.ends_on = later.starts_on - timedelta(days=1) if later else None
    if old := on(starts_on):
        with moving(old, "supersede", by=by) as before:
            before.ends_on = starts_on - timedelta(days=1)
