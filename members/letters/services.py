"""Official letters: written here, signed and numbered on paper, recorded as sent or received."""

import datetime

from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor, account_of
from iiwg.documents.services import store_text
from iiwg.workflow.doors import add_facts, changing, creating, move, moving
from iiwg.workflow.tables import Refused
from members.chairs.services import chairs
from members.chairs.services.chairs import secretariat_on
from members.institutions.models import Institution
from members.institutions.official_letter import OfficialLetter
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
    secretariat = secretariat_on(on)
    return (post, name) if post or secretariat is None else (secretariat.name(on=on), "")


def write(
    institution: Institution,
    *,
    kind: str,
    language: str,
    subject: str,
    html: str,
    on: datetime.date,
    by: Actor,
) -> Letter:
    """Write a letter to an institution; one to a unit is addressed to the body the unit belongs to."""
    with creating(Letter, "members.letter.write", by=by) as make:
        return make(
            direction=LetterDirection.OUT,
            kind=kind,
            institution=institution,
            language=language,
            addressee=(institution.parent(on) or institution).name(language, on),
            subject=subject,
            document=store_text(html, title=subject, language=language, by=by),
            made_on=on,
            made_by=account_of(by),
        )


def record_sent(draft: Letter, *, letter: OfficialLetter, by: Actor) -> None:
    """Record what the signed paper says; the number is ours to give where none is typed."""
    with moving(draft, "send", by=by) as row:
        row.our_number = _our_number(row, letter.number, NumberKind.LETTER_OUT, letter.written_on)
        row.our_date, row.signatory, row.scan = letter.written_on, letter.signatory, letter.kept_scan(by=by)
        row.external_number, row.external_date = letter.external_number, letter.external_date


def _our_number(letter: Letter, typed: str, kind: NumberKind, on: datetime.date) -> str:
    """The number that was typed, or the next one by the Terms; each once a year in each direction."""
    others = Letter.objects.filter(direction=letter.direction, our_date__year=on.year).exclude(pk=letter.pk)
    if typed and others.filter(our_number=typed).exists():
        raise Refused(_("Another letter of this year bears the number %(number)s.") % {"number": typed})
    number = typed or numbers.letter(kind, terms=terms_on(on), on=on)
    while not typed and number and others.filter(our_number=number).exists():
        number = numbers.letter(kind, terms=terms_on(on), on=on)
    return number


def record_answered(letter: Letter, *, by: Actor) -> None:
    """What the letter asked for has come."""
    move(letter, "answer", by=by)


def receive(
    institution: Institution, *, kind: str, language: str, subject: str, letter: OfficialLetter, by: Actor
) -> Letter:
    """Record a letter that arrived from an institution, as the paper says."""
    with creating(Letter, "members.letter.receive", by=by) as make:
        return make(
            direction=LetterDirection.IN,
            kind=kind,
            status=LetterStatus.RECEIVED,
            institution=institution,
            language=language,
            subject=subject,
            their_number=letter.number,
            their_date=letter.date,
            signatory=letter.signatory,
            scan=letter.kept_scan(by=by),
            external_number=letter.external_number,
            external_date=letter.external_date,
            made_on=letter.written_on,
            made_by=account_of(by),
        )


def correct(received: Letter, *, letter: OfficialLetter, by: Actor) -> None:
    """Record a letter anew that was handed in again.

    The scan on record stays unless a new one comes, or number and date say that it is of another letter.
    """
    with changing(received, "members.letter.correct", by=by) as row:
        is_the_same_paper = (row.their_number, row.their_date) == (letter.number, letter.date)
        if letter.scan or not is_the_same_paper:
            row.scan = letter.kept_scan(by=by)
        row.their_number, row.their_date, row.signatory = letter.number, letter.date, letter.signatory
        row.external_number, row.external_date = letter.external_number, letter.external_date


def forget_scan(letter: Letter, *, by: Actor) -> None:
    """The paper that was signed no longer counts, because what it is about has changed; the scan stays kept."""
    with changing(letter, "members.letter.forget_scan", by=by) as row:
        add_facts(document=row.scan_id)
        row.scan = None


def give_incoming_number(letter: Letter, *, number: str, on: datetime.date, by: Actor) -> None:
    """Our number and date on a letter that arrived."""
    with moving(letter, "number", by=by) as row:
        row.our_number = _our_number(row, number, NumberKind.LETTER_IN, on)
        row.our_date = on
