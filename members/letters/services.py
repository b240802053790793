"""Official letters: written here, signed and numbered on paper, recorded as sent or received."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.documents.services import keep_text
from iiwg.workflow.doors import move, moving
from iiwg.workflow.tables import Refused
from members.chairs.services import chairs
from members.chairs.services.chairs import secretariat_on
from members.institutions.models import Institution
from members.letters.enums import LetterDirection, LetterStatus
from members.letters.models import Letter
from members.terms.enums import NumberKind
from members.terms.services import numbers
from members.terms.services.terms import on as terms_on


def signatory(on: datetime.date) -> tuple[str, str]:
    """Who signs: the co-chair of the day; while no turn is recorded the institution that serves as secretariat.

    The post or the body, and the name where it is known.
    """
    post, name = chairs.signatory(on)
    place = secretariat_on(on)
    return (post, name) if post or place is None else (str(place), "")


def write(
    institution: Institution, *, kind: str, language: str, subject: str, html: str, on: datetime.date, by
) -> Letter:
    """Write a letter to an institution; one to a unit is addressed to the body the unit belongs to."""
    with transaction.atomic():
        letter = Letter.objects.create(
            direction=LetterDirection.OUT,
            kind=kind,
            institution=institution,
            language=language,
            addressee=(institution.parent(on) or institution).name(language, on),
            subject=subject,
            document=keep_text(html, title=subject, language=language, by=by),
            made_on=on,
            made_by=by,
        )
        record("members.letter.write", letter, by=by)
    return letter


def record_sent(
    letter: Letter, *, number, date, signatory, scan=None, external_number="", external_date=None, by
) -> None:
    """Record what the signed paper bears: number, date, signatory; the number is ours to give where none is typed."""
    with moving(letter, "send", by=by) as row:
        row.our_number = _our_number(row, number, NumberKind.LETTER_OUT, date)
        row.our_date, row.signatory, row.scan = date, signatory, scan
        row.external_number, row.external_date = external_number, external_date


def _our_number(letter: Letter, typed: str, kind, on: datetime.date) -> str:
    """The number that was typed, or the next one by the Terms; each once a year in each direction."""
    others = Letter.objects.filter(direction=letter.direction, our_date__year=on.year).exclude(pk=letter.pk)
    if typed and others.filter(our_number=typed).exists():
        raise Refused(_("Another letter of this year bears the number %(number)s.") % {"number": typed})
    number = typed or numbers.letter(kind, terms=terms_on(on), on=on)
    while not typed and number and others.filter(our_number=number).exists():
        number = numbers.letter(kind, terms=terms_on(on), on=on)
    return number


def record_answered(letter: Letter, *, by) -> None:
    """What the letter asked for has come."""
    move(letter, "answer", by=by)


def receive(
    institution: Institution,
    *,
    kind: str,
    language: str,
    subject: str,
    number: str,
    date: datetime.date,
    signatory: str,
    scan=None,
    external_number="",
    external_date=None,
    by,
) -> Letter:
    """Record a letter that arrived from an institution, as the paper bears it."""
    with transaction.atomic():
        letter = Letter.objects.create(
            direction=LetterDirection.IN,
            kind=kind,
            status=LetterStatus.RECEIVED,
            institution=institution,
            language=language,
            subject=subject,
            their_number=number,
            their_date=date,
            signatory=signatory,
            scan=scan,
            external_number=external_number,
            external_date=external_date,
            made_on=date,
            made_by=by,
        )
        record("members.letter.receive", letter, by=by)
    return letter


def correct(
    letter: Letter, *, number, date, signatory, scan=None, external_number="", external_date=None, by
) -> None:
    """Record a letter anew that was handed in again.

    The scan on record stays unless a new one comes, or number and date say that it is of another letter.
    """
    with transaction.atomic():
        row = Letter.objects.select_for_update().get(pk=letter.pk)
        is_the_same_paper = (row.their_number, row.their_date) == (number, date)
        if scan or not is_the_same_paper:
            row.scan = scan
        row.their_number, row.their_date, row.signatory = number, date, signatory
        row.external_number, row.external_date = external_number, external_date
        row.save()
        record("members.letter.correct", row, by=by)


def forget_scan(letter: Letter, *, by) -> None:
    """The paper that was signed no longer counts, because what it is about has changed; the scan stays kept."""
    with transaction.atomic():
        row = Letter.objects.select_for_update().get(pk=letter.pk)
        record("members.letter.forget_scan", row, by=by, document=row.scan_id)
        row.scan = None
        row.save(update_fields=["scan"])


def give_incoming_number(letter: Letter, *, number, on: datetime.date, by) -> None:
    """Our number and date on a letter that arrived."""
    with moving(letter, "number", by=by) as row:
        row.our_number = _our_number(row, number, NumberKind.LETTER_IN, on)
        row.our_date = on
