"""Letters about nominations: written here, signed and numbered on paper, recorded as sent or received."""

import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iiwg.audit.services import record
from iiwg.audit.words import say
from iiwg.documents.services import keep_text
from iiwg.workflow.engine import moving
from iiwg.workflow.tables import Refused
from members.enums import LetterDirection, LetterKind, LetterStatus, NumberKind
from members.models import Letter, Nomination, NominationRequest
from members.services import chairs, numbers
from members.services.terms import on as terms_on
from members.services.terms import secretariat_on
from members.texts import letters as texts

say(
    {
        "members.letter.write": gettext_lazy("wrote the letter"),
        "members.letter.receive": gettext_lazy("recorded the letter that arrived"),
        "members.letter.forget_scan": gettext_lazy("set the scan aside: another person is named now"),
    }
)


def write_request(asked: NominationRequest, *, by) -> Letter:
    """The letter that asks for a nomination, in the language of the institution."""
    with translation.override(asked.language):
        html = texts.request_html(
            asked,
            terms=terms_on(asked.requested_on),
            signatory=_signatory(asked.requested_on),
        )
    subject = texts.subject_of(asked.seat.capacity, asked.language)
    return _write(asked, LetterKind.REQUEST, subject, html, asked.requested_on, by=by)


def _signatory(on: datetime.date) -> tuple[str, str]:
    """Who signs: the co-chair of the day; while no turn is recorded the institution that serves as secretariat."""
    post, name = chairs.signatory(on)
    place = secretariat_on(on)
    return (post, name) if post or place is None else (str(place), "")


def write_reminder(asked: NominationRequest, *, on: datetime.date, by) -> Letter:
    """A polite reminder of a request."""
    with translation.override(asked.language):
        html = texts.reminder_html(
            asked, terms=terms_on(on), first=first_of(asked), on=on, signatory=_signatory(on)
        )
    return _write(asked, LetterKind.REMINDER, texts.reminder_subject(asked.language), html, on, by=by)


def first_of(asked: NominationRequest) -> Letter | None:
    """The letter that asked."""
    return asked.letters.filter(kind=LetterKind.REQUEST).first()


def _write(asked, kind, subject, html, on, *, by) -> Letter:
    with transaction.atomic():
        unit = asked.seat.unit
        letter = Letter.objects.create(
            direction=LetterDirection.OUT,
            kind=kind,
            institution=unit,
            request=asked,
            language=asked.language,
            addressee=(unit.parent(on) or unit).name(asked.language, on),
            subject=subject,
            document=keep_text(html, title=subject, language=asked.language, by=by),
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


def receive(
    nomination: Nomination, *, number, date, signatory, scan=None, external_number="", external_date=None, by
) -> Letter:
    """The nomination letter as it arrived; a letter corrected after a return keeps its scan unless a new one comes."""
    facts = {
        "their_number": number,
        "their_date": date,
        "signatory": signatory,
        "external_number": external_number,
        "external_date": external_date,
    }
    if scan:
        facts["scan"] = scan
    with transaction.atomic():
        letter, made = Letter.objects.get_or_create(
            nomination=nomination,
            defaults={
                "direction": LetterDirection.IN,
                "kind": LetterKind.NOMINATION,
                "status": LetterStatus.RECEIVED,
                "institution": nomination.seat.unit,
                "request": nomination.request,
                "language": nomination.language,
                "subject": texts.subject_of(nomination.seat.capacity, nomination.language),
                "made_on": date,
                "made_by": by,
                **facts,
            },
        )
        if not made:
            if (letter.their_number, letter.their_date) != (number, date) and not scan:
                facts["scan"] = None  # the scan on record is of another letter
            for name, value in facts.items():
                setattr(letter, name, value)
            letter.save()
        record("members.letter.receive", letter, by=by)
    return letter


def forget_scan(nomination: Nomination, *, by) -> None:
    """Another person is named now: the letter that was signed for the one before no longer counts."""
    letter = Letter.objects.select_for_update().filter(nomination=nomination, scan__isnull=False).first()
    if letter:
        record("members.letter.forget_scan", letter, by=by, document=letter.scan_id)
        Letter.objects.filter(pk=letter.pk).update(scan=None)


def give_incoming_number(letter: Letter, *, number, on: datetime.date, by) -> None:
    """Our number and date on a letter that arrived."""
    with moving(letter, "number", by=by) as row:
        row.our_number = _our_number(row, number, NumberKind.LETTER_IN, on)
        row.our_date = on
