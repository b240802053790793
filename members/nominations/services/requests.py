"""Ask institutions to nominate: one request a seat, its letter, reminders, the steps inside the institution (p19)."""

import datetime

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.database.fold import fold
from iiwg.database.models import today
from iiwg.notifications.notices import Notice
from iiwg.notifications.services import notify
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import changing, creating, moving
from iiwg.workflow.tables import Refused
from members.calendar import services as calendar
from members.institutions.models import Institution
from members.letters import services as letters
from members.letters.enums import LetterKind
from members.letters.models import Letter
from members.nominations import notices, texts
from members.nominations.enums import TO_BE_HANDED_IN, NominationReason, RequestStatus
from members.nominations.models import NominationRequest, RequestLetter, RequestStep, StepTemplate
from members.people.models import Person
from members.seats.models import MembershipTerm, Seat
from members.seats.services import recipients, seats
from members.terms.services.terms import on as terms_on


def ask(unit: Institution, *, capacity: str, working_days: int, by: Actor) -> NominationRequest:
    """Ask a unit to nominate somebody for one seat; the letter is written and those who speak for the unit are told."""
    with creating(NominationRequest, "members.nominationrequest.open", by=by) as make:
        seats.refuse_capacity(unit, capacity)
        seat = Seat.objects.select_for_update().get(pk=Seat.objects.first_of(unit, capacity).pk)
        if seat.requests.open().exists():
            raise Refused(_("%(unit)s was asked already and has not answered yet.") % {"unit": unit})
        nomination_request = make(
            seat=seat,
            reason=reason_of(seat),
            language=unit.letter_language,
            requested_on=today(),
            due_on=calendar.add_working_days(today(), working_days),
        )
        _write_request(nomination_request, by=by)
        _notify_institution(notices.REQUESTED, nomination_request)
    return nomination_request


def _write_request(nomination_request: NominationRequest, *, by: Actor) -> None:
    """The letter that asks for a nomination, in the language of the institution."""
    on = nomination_request.requested_on
    subject = texts.subject_of(nomination_request.seat.capacity, nomination_request.language)
    with translation.override(nomination_request.language):
        html = texts.request_html(nomination_request, terms=terms_on(on), signatory=letters.signatory(on))
    _write(nomination_request, LetterKind.REQUEST, subject, html, on, by=by)


def _write_reminder(nomination_request: NominationRequest, *, on: datetime.date, by: Actor) -> Letter:
    """A polite reminder of a request."""
    subject = texts.reminder_subject(nomination_request.language)
    with translation.override(nomination_request.language):
        html = texts.reminder_html(
            nomination_request,
            terms=terms_on(on),
            first=first_letter(nomination_request),
            on=on,
            signatory=letters.signatory(on),
        )
    return _write(nomination_request, LetterKind.REMINDER, subject, html, on, by=by)


def _write(
    nomination_request: NominationRequest, kind: str, subject: str, html: str, on: datetime.date, *, by: Actor
) -> Letter:
    letter = letters.write(
        nomination_request.seat.unit,
        kind=kind,
        language=nomination_request.language,
        subject=subject,
        html=html,
        on=on,
        by=by,
    )
    nomination_request.letters.add(letter)
    return letter


def first_letter(nomination_request: NominationRequest) -> Letter | None:
    """The letter that asked."""
    return nomination_request.letters.filter(kind=LetterKind.REQUEST).first()


def letters_no_longer_awaited() -> QuerySet:
    """The keys of letters of requests that are answered or withdrawn, as a subquery."""
    over = RequestLetter.objects.exclude(request__status=RequestStatus.OPEN)
    return over.values("letter")


def reason_of(seat: Seat, person: Person | None = None, *, named: str = "") -> str:
    """Why a seat is nominated for: nobody holds it; the same person goes on; or (nobody named yet) the term is to go on.

    person: who is accepted; named: the name a letter gives before it is known who on record it is.
    """
    holder = MembershipTerm.objects.holding().filter(seat=seat).select_related("person").first()
    if holder is None:
        return NominationReason.FIRST
    if person:
        same = holder.person_id == person.pk
    else:
        same = not named or fold(named) == fold(holder.person.full_name("tg"))
    return NominationReason.RENEWAL if same else NominationReason.REPLACEMENT


def remind(nomination_request: NominationRequest, *, by: Actor) -> Letter:
    """Write a polite reminder letter and send it by e-mail; the letter, to be signed and sent on paper too."""
    with changing(nomination_request, "members.nominationrequest.remind", by=by) as row:
        if row.letters.filter(kind=LetterKind.REMINDER, made_on=today()).exists():
            raise Refused(_("%(unit)s was reminded today already.") % {"unit": row.seat.unit})
        letter = _write_reminder(row, on=today(), by=by)
        _notify_institution(notices.REMINDED, row)
    return letter


def withdraw_request(nomination_request: NominationRequest, *, by: Actor) -> None:
    """Ask no longer; what an institution has begun to write stays a nomination of its own."""
    with moving(nomination_request, "withdraw", by=by) as row:
        row.nominations.filter(status__in=TO_BE_HANDED_IN).update(request=None)


def _notify_institution(notice: Notice, nomination_request: NominationRequest) -> None:
    unit = nomination_request.seat.unit
    notify(
        notice,
        recipients.of_nominators_or_desk([unit])[unit.pk],
        about=nomination_request,
        path=nomination_request.get_absolute_url(),
        unit=unit.name,
        capacity=nomination_request.seat.get_capacity_display,
        due=lambda: long_date(nomination_request.due_on, get_language()),
    )


def apply_steps(nomination_request: NominationRequest, template: StepTemplate, *, by: Actor) -> None:
    """Plan the approvals inside the institution from a template, each step its working days after the one before."""
    with changing(nomination_request, "members.nominationrequest.steps", by=by) as row:
        if row.steps.filter(done_on__isnull=False).exists():
            raise Refused(_("Some steps are done already. Change them one by one."))
        row.steps.all().delete()
        day = row.requested_on
        for step in template.steps.all():
            day = calendar.add_working_days(day, step.working_days)
            row.steps.create(ordinal=step.ordinal, title=step.title, planned_on=day)


def finish_step(step: RequestStep, *, done_on: datetime.date | None, by: Actor) -> None:
    """Say on which day a step inside the institution was done, or that it was not."""
    with changing(step.request, "members.nominationrequest.steps", by=by):
        step.done_on = done_on
        step.save(update_fields=["done_on"])
