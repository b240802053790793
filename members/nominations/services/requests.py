"""Ask institutions to nominate: one request a seat, its letter, reminders, the steps inside the institution (p19)."""

import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.database.fold import fold
from iiwg.database.models import today
from iiwg.notifications.services import notify
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import move
from iiwg.workflow.tables import Refused
from members.calendar import services as calendar
from members.institutions.models import Institution
from members.letters import services as letters
from members.letters.enums import LetterKind
from members.letters.models import Letter
from members.nominations import notices, texts
from members.nominations.enums import NominationReason, RequestStatus
from members.nominations.models import NominationRequest, RequestLetter
from members.seats.models import MembershipTerm, Seat
from members.seats.services import recipients, seats
from members.terms.services.terms import on as terms_on


def ask(unit: Institution, *, capacity: str, working_days: int, by) -> NominationRequest:
    """Ask a unit to nominate somebody for one seat; the letter is written and those who speak for the unit are told."""
    seats.refuse_capacity(unit, capacity)
    day = today()
    with transaction.atomic():
        seat, _made = Seat.objects.get_or_create(unit=unit, capacity=capacity, ordinal=1)
        seat = Seat.objects.select_for_update().get(pk=seat.pk)
        if seat.requests.filter(status="open").exists():
            raise Refused(_("%(unit)s was asked already and has not answered yet.") % {"unit": unit})
        asked = NominationRequest.objects.create(
            seat=seat,
            reason=reason_of(seat),
            language=unit.letter_language,
            requested_on=day,
            due_on=calendar.add_working_days(day, working_days),
        )
        _write_request(asked, by=by)
        record("members.nominationrequest.open", asked, by=by)
        _tell_institution(notices.REQUESTED, asked)
    return asked


def _write_request(asked: NominationRequest, *, by) -> Letter:
    """The letter that asks for a nomination, in the language of the institution."""
    on = asked.requested_on
    subject = texts.subject_of(asked.seat.capacity, asked.language)
    with translation.override(asked.language):
        html = texts.request_html(asked, terms=terms_on(on), signatory=letters.signatory(on))
    return _write(asked, LetterKind.REQUEST, subject, html, on, by=by)


def _write_reminder(asked: NominationRequest, *, on: datetime.date, by) -> Letter:
    """A polite reminder of a request."""
    subject = texts.reminder_subject(asked.language)
    with translation.override(asked.language):
        html = texts.reminder_html(
            asked, terms=terms_on(on), first=first_letter(asked), on=on, signatory=letters.signatory(on)
        )
    return _write(asked, LetterKind.REMINDER, subject, html, on, by=by)


def _write(asked: NominationRequest, kind, subject: str, html: str, on: datetime.date, *, by) -> Letter:
    with transaction.atomic():
        letter = letters.write(
            asked.seat.unit, kind=kind, language=asked.language, subject=subject, html=html, on=on, by=by
        )
        asked.letters.add(letter)
    return letter


def first_letter(asked: NominationRequest) -> Letter | None:
    """The letter that asked."""
    return asked.letters.filter(kind=LetterKind.REQUEST).first()


def letters_no_longer_awaited():
    """The keys of letters of requests that are answered or withdrawn, as a subquery."""
    over = RequestLetter.objects.exclude(request__status=RequestStatus.OPEN)
    return over.values("letter")


def reason_of(seat: Seat, person=None, *, named: str = "") -> str:
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


def remind(asked: NominationRequest, *, by) -> Letter:
    """Write a polite reminder letter and send it by e-mail; the letter, to be signed and sent on paper too."""
    with transaction.atomic():
        row = NominationRequest.objects.select_for_update().get(pk=asked.pk)
        if row.status != "open":
            raise Refused(_("This request is answered or withdrawn. There is nothing to remind of."))
        if row.letters.filter(kind="reminder", made_on=today()).exists():
            raise Refused(_("%(unit)s was reminded today already.") % {"unit": row.seat.unit})
        letter = _write_reminder(row, on=today(), by=by)
        record("members.nominationrequest.remind", row, by=by)
        _tell_institution(notices.REMINDED, row)
    return letter


def withdraw_request(asked: NominationRequest, *, by) -> None:
    """Ask no longer; what an institution has begun to write stays a nomination of its own."""
    with transaction.atomic():
        move(asked, "withdraw", by=by)
        asked.nominations.filter(status__in=["draft", "returned"]).update(request=None)


def _tell_institution(notice, asked: NominationRequest) -> None:
    unit = asked.seat.unit
    notify(
        notice,
        recipients.of_nominators_or_desk([unit])[unit.pk],
        about=asked,
        path=path_of(asked),
        unit=unit.name,
        capacity=asked.seat.get_capacity_display,
        due=lambda: long_date(asked.due_on, get_language()),
    )


def path_of(asked: NominationRequest) -> str:
    """The page an institution is led to."""
    return reverse("members:request", args=[asked.pk])


def apply_steps(asked: NominationRequest, template, *, by) -> None:
    """Plan the approvals inside the institution from a template, each step its working days after the one before."""
    with transaction.atomic():
        if asked.steps.filter(done_on__isnull=False).exists():
            raise Refused(_("Some steps are done already. Change them one by one."))
        asked.steps.all().delete()
        day = asked.requested_on
        for step in template.steps.all():
            day = calendar.add_working_days(day, step.working_days)
            asked.steps.create(ordinal=step.ordinal, title=step.title, planned_on=day)
        record("members.nominationrequest.steps", asked, by=by)


def finish_step(step, *, done_on: datetime.date | None, by) -> None:
    """Say on which day a step inside the institution was done, or that it was not."""
    with transaction.atomic():
        step.done_on = done_on
        step.save(update_fields=["done_on"])
        record("members.nominationrequest.steps", step.request, by=by)
