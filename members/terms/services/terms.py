"""The Terms of Reference: which version applies, and what it takes to apply another."""

import datetime
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.actors import SYSTEM
from iiwg.audit.services import record
from iiwg.database.models import today
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import moving
from iiwg.workflow.tables import Refused
from members.terms.enums import LanguageUse, TermsStatus, Topic
from members.terms.models import ParagraphTopic, Signatory, TermsOfReference

APPLIED = (TermsStatus.PROVISIONAL, TermsStatus.IN_FORCE)
CHILDREN = (
    "chair_pool",
    "number_patterns",
    "approval_chain",
    "reminder_ladder",
    "languages",
    "outputs",
    "paragraphs",
)


def on(day: datetime.date | None = None) -> TermsOfReference | None:
    """The version that applies on a day."""
    return TermsOfReference.objects.on(day).first()


def copy_to_draft(terms: TermsOfReference, *, code: str, by) -> TermsOfReference:
    """A draft beside the version that applies, with everything it says, to be changed."""
    with transaction.atomic():
        fields = {
            f.attname: getattr(terms, f.attname) for f in terms._meta.concrete_fields if not f.primary_key
        }
        cleared = {
            "status": TermsStatus.DRAFT,
            "starts_on": None,
            "ends_on": None,
            "instrument_document_id": None,
            "basis_text": "",
            "basis_document_id": None,
        } | _label_of_draft()
        acts = {
            "instrument_kind": "",
            "instrument_number": "",
            "instrument_date": None,
            "instrument_signatory": "",
        }
        draft = TermsOfReference.objects.create(
            **fields | cleared | acts | {"code": code, "amends_id": terms.pk}
        )
        for name in CHILDREN:
            for child in getattr(terms, name).all():
                child.pk, child._state.adding, child.terms = None, True, draft
                child.save()
        _copy_topics(terms, draft)
        record("members.termsofreference.create", draft, by=by)
    return draft


def _copy_topics(terms: TermsOfReference, draft: TermsOfReference) -> None:
    copies = {paragraph.number: paragraph for paragraph in draft.paragraphs.all()}
    for row in ParagraphTopic.objects.filter(paragraph__terms=terms).select_related("paragraph"):
        copies[row.paragraph.number].topics.create(topic=row.topic)


def _label_of_draft() -> dict[str, str]:
    """“Draft of 21 November 2026”, in the languages of the site; what it is otherwise is written by hand."""
    found = {"label_kk": ""}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[f"label_{code}"] = _("Draft of %(day)s") % {"day": long_date(today(), code)}
    return found


def change_draft(terms: TermsOfReference, *, by, **values) -> None:
    """Change settings of a draft; an applied version is sealed."""
    with transaction.atomic():
        row = TermsOfReference.objects.select_for_update().get(pk=terms.pk)
        if row.status != TermsStatus.DRAFT:
            raise Refused(
                _("This version was applied and is sealed. Make a new draft from it."), basis=Topic.AMENDMENTS
            )
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        record("members.termsofreference.change", row, by=by, fields=sorted(values))


def change_lists(
    terms: TermsOfReference, *, pool, patterns, chain, ladder, official, working, outputs, by
) -> None:
    """Change the lists of a draft: who may chair in order, numbers, approvers, reminders, languages, outputs.

    patterns: kind -> (pattern, scope); ladder: days before a due date.
    """
    with transaction.atomic():
        row = TermsOfReference.objects.select_for_update().get(pk=terms.pk)
        if row.status != TermsStatus.DRAFT:
            raise Refused(
                _("This version was applied and is sealed. Make a new draft from it."), basis=Topic.AMENDMENTS
            )
        for name in (
            "chair_pool",
            "number_patterns",
            "approval_chain",
            "reminder_ladder",
            "languages",
            "outputs",
        ):
            getattr(row, name).all().delete()
        for ordinal, place in enumerate(pool, start=1):
            row.chair_pool.create(institution=place, ordinal=ordinal)
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
        record("members.termsofreference.change", row, by=by, fields=["lists"])


def record_instrument(terms, *, kind, number, date, signatory, document, by) -> None:
    """Record the act that founds the group or changes its Terms."""
    with transaction.atomic():
        row = TermsOfReference.objects.select_for_update().get(pk=terms.pk)
        facts = {
            "instrument_kind": kind,
            "instrument_number": number,
            "instrument_date": date,
            "instrument_signatory": signatory,
            "instrument_document": document or row.instrument_document,
        }
        in_use = row.status in (TermsStatus.IN_FORCE, TermsStatus.SUPERSEDED)
        for name, value in facts.items():
            before = getattr(row, name)
            if in_use and row.has_instrument and before and before != value:
                raise Refused(
                    _(
                        "The act that put this version in force is on record and stays. What is missing can be added."
                    ),
                    basis=Topic.AMENDMENTS,
                )
            setattr(row, name, value)
        row.save()
        record("members.termsofreference.instrument", row, by=by)
    terms.refresh_from_db()


def record_decision(terms: TermsOfReference, *, basis: str, document, by) -> None:
    """Record the decision of the group that adopted this version (p29); its act puts it in force."""
    with transaction.atomic():
        row = TermsOfReference.objects.select_for_update().get(pk=terms.pk)
        row.basis_text, row.basis_document = basis[:300], document
        row.save(update_fields=["basis_text", "basis_document"])
        record("members.termsofreference.decision", row, by=by, basis=basis)


def set_signatories(terms: TermsOfReference, *, institutions, by) -> None:
    """Who signs the Memorandum of Understanding (p16); a signature that is recorded stays."""
    with transaction.atomic():
        gone = terms.signatories.exclude(institution__in=institutions)
        if gone.filter(signed_on__isnull=False).exists():
            raise Refused(
                _("An institution that has signed stays on the list of signatories."), basis=Topic.FOUNDING
            )
        gone.delete()
        for institution in institutions:
            terms.signatories.get_or_create(institution=institution)
        record("members.termsofreference.signatories", terms, by=by)


def sign(signatory: Signatory, *, signed_on: datetime.date | None, signed_by: str, by) -> None:
    """Record that an institution has signed, on which day and by whom."""
    changed = (signatory.signed_on, signatory.signed_by) != (signed_on, signed_by)
    if signatory.signed_on and changed and signatory.terms.status != TermsStatus.DRAFT:
        raise Refused(
            _("A signature under a version that was applied stays on record."), basis=Topic.FOUNDING
        )
    with transaction.atomic():
        signatory.signed_on, signatory.signed_by = signed_on, signed_by
        signatory.save()
        record(
            "members.termsofreference.signed", signatory.terms, by=by, institution=signatory.institution_id
        )


def apply_provisionally(terms: TermsOfReference, *, starts_on: datetime.date | None, by) -> None:
    """Apply a draft whose act is not recorded; the version that applied ends the day before."""
    _apply(terms, "apply", starts_on, by=by)


def put_in_force(terms: TermsOfReference, *, starts_on: datetime.date | None, by) -> None:
    """Put a version in force; only the recorded act allows it (p29). One applied provisionally keeps its first day."""
    _apply(terms, "put_in_force", starts_on, by=by)


def _apply(terms, verb: str, starts_on: datetime.date | None, *, by) -> None:
    with transaction.atomic(), moving(terms, verb, by=by) as row:
        if starts_on and starts_on > today():
            raise Refused(_("This day is in the future. Do it on that day."))
        if row.status != TermsStatus.PROVISIONAL:
            row.starts_on = starts_on
            applied = TermsOfReference.objects.filter(status__in=APPLIED).exclude(pk=row.pk)
            if by is not SYSTEM and applied.exists():
                _refuse_backdated(row, verb, starts_on)
            for old in applied:
                _end_before(old, starts_on, by=by)


def _refuse_backdated(terms: TermsOfReference, verb: str, starts_on: datetime.date | None) -> None:
    """What was done under the version before stays right: an act works from its own day at the earliest (p29)."""
    earliest = terms.instrument_date if verb == "put_in_force" and terms.instrument_date else today()
    if starts_on and starts_on < earliest:
        raise Refused(
            _("Another version applied until now. This one begins on %(day)s at the earliest.")
            % {"day": long_date(earliest, get_language())},
            basis=Topic.AMENDMENTS,
        )


def _end_before(old: TermsOfReference, begins: datetime.date | None, *, by) -> None:
    """End the version that applied on the day before another begins."""
    if begins is None:
        raise Refused(_("Say from which day this version applies: another one applies today."))
    if old.starts_on and old.starts_on >= begins:
        raise Refused(_("The version that applies now began later than this day. Choose a later day."))
    with moving(old, "supersede", by=by) as row:
        row.ends_on = begins - timedelta(days=1)
