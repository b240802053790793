"""Name a person for a seat and hand in the official letter; the institution may take it back, the secretariat return it."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.actors import SYSTEM, Actor, number_of
from iiwg.notifications.notices import Notice
from iiwg.notifications.services import done_with, notify
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import changing, creating, move, moving
from iiwg.workflow.tables import Refused
from members.institutions import services as institutions
from members.institutions.models import Institution
from members.institutions.official_letter import OfficialLetter
from members.institutions.rules import nominates_for
from members.letters import services as letters
from members.letters.enums import LetterKind
from members.letters.models import Letter
from members.nominations import notices
from members.nominations.enums import UNDER_WAY, NominationStatus
from members.nominations.models import Nomination, NominationRequest
from members.nominations.services.requests import reason_of
from members.nominations.texts import subject_of
from members.seats.models import Seat
from members.seats.services import memberships, recipients
from members.seats.services.seats import is_listed, refuse_capacity, refuse_unlisted
from members.terms.enums import Topic


def prepare(
    seat: Seat, *, nomination_request: NominationRequest | None, by: Actor, **facts: Any
) -> Nomination:
    """Name the person: a draft, from which the letter to be signed is printed. facts: who, as the letter writes it."""
    about = Nomination(seat=seat)
    with creating(Nomination, "members.nomination.prepare", by=by, about=about) as make:
        return make(**_draft(seat, nomination_request, facts))


def prepare_unasked(unit: Institution, *, capacity: str, by: Actor, **facts: Any) -> Nomination:
    """Name a person though nobody asked; an open request for the same seat is answered by it."""
    about = Nomination(seat=Seat(unit=unit, capacity=capacity))
    with creating(Nomination, "members.nomination.prepare", by=by, about=about) as make:
        refuse_capacity(unit, capacity)
        seat = Seat.objects.first_of(unit, capacity)
        return make(**_draft(seat, seat.requests.open().first(), facts))


def _draft(seat: Seat, nomination_request: NominationRequest | None, facts: dict) -> dict:
    """What a new nomination holds; two at once are refused by the lock of the seat."""
    memberships.refuse_short(facts["starts_on"], facts.get("ends_on"))
    seat = Seat.objects.select_for_update().get(pk=seat.pk)
    if nomination_request and not _locked(nomination_request).is_open:
        raise Refused(_("This request is answered or withdrawn."))
    if seat.nominations.filter(status__in=UNDER_WAY).exists():
        raise Refused(_("A nomination for this seat is under way already. Change or withdraw that one."))
    reason = reason_of(seat, named=Nomination(**facts).full_name())
    return {**facts, "seat": seat, "request": nomination_request, "reason": reason}


def _locked(nomination_request: NominationRequest) -> NominationRequest:
    return NominationRequest.objects.select_for_update().get(pk=nomination_request.pk)


def change(nomination: Nomination, *, by: Actor, **facts: Any) -> None:
    """Change who is named, before the letter is handed in or after it was returned."""
    with changing(nomination, "members.nomination.change", by=by) as row:
        memberships.refuse_short(facts["starts_on"], facts.get("ends_on"))
        signed = _what_is_signed(row)
        for name, value in facts.items():
            setattr(row, name, value)
        if _what_is_signed(row) != signed:
            if row.letter and row.letter.scan_id:
                letters.forget_scan(row.letter, by=by)
            row.reason = reason_of(row.seat, named=row.full_name())


def _what_is_signed(nomination: Nomination) -> tuple:
    """What a letter says of the person: signed for one, it does not confirm another."""
    return nomination.full_name(), nomination.starts_on, nomination.ends_on


def submit(nomination: Nomination, *, letter: OfficialLetter, on_behalf: bool = False, by: Actor) -> None:
    """Hand in the nomination with its letter; of an institution that is not listed it is held for a decision (p19).

    on_behalf: the secretariat records a paper letter.
    """
    unit = nomination.seat.unit
    verb = "submit" if is_listed(unit) else "submit_unlisted"
    with moving(nomination, verb, by=by, on_behalf_of=unit if on_behalf else None) as row:
        row.letter = _recorded_letter(row, letter, by=by)
        row.on_behalf = on_behalf
        row.remark = ""
        done_with(notices.RETURNED, row)
        if row.request:
            done_with(notices.REQUESTED, row.request)
            done_with(notices.REMINDED, row.request)
        _notify_secretariat(row, but=number_of(by))


def _recorded_letter(row: Nomination, letter: OfficialLetter, *, by: Actor) -> Letter:
    """The letter with which a nomination comes, in the form it was signed: number, date and signatory (p19)."""
    if not (letter.number and letter.date and letter.signatory):
        raise Refused(
            _("Record the number, the date and the signatory of the nomination letter first."),
            basis=Topic.NOMINATION,
        )
    if row.letter:
        letters.correct(row.letter, letter=letter, by=by)
        return row.letter
    subject = subject_of(row.seat.capacity, row.language)
    kind, unit = LetterKind.NOMINATION, row.seat.unit
    received = letters.receive(unit, kind=kind, language=row.language, subject=subject, letter=letter, by=by)
    if row.request:
        row.request.letters.add(received)
    return received


def _notify_secretariat(nomination: Nomination, *, but: int | None) -> None:
    """A nomination waits for a decision; who handed it in knows."""
    told = [who for who in institutions.secretariat() if who.user_id != but]
    path = nomination.get_absolute_url()
    notify(notices.SUBMITTED, told, about=nomination, path=path, **_named_in_letters(nomination))


def _named_in_letters(nomination: Nomination) -> dict:
    """What a letter says of a nomination, in the language of its reader."""
    return {
        "unit": nomination.seat.unit.name,
        "capacity": nomination.seat.get_capacity_display,
        "person": nomination.full_name(),
    }


def send_back(nomination: Nomination, *, note: str, by: Actor) -> None:
    """Return a nomination with a remark; the institution changes it and hands it in again."""
    with moving(nomination, "return", by=by, note=note) as row:
        row.remark = note.strip()
        notify_nominator(notices.RETURNED, row, remark=row.remark)


def withdraw(nomination: Nomination, *, by: Actor) -> None:
    """The institution takes its nomination back; where the secretariat records it, the institution is told."""
    unit = nomination.seat.unit
    is_own = by is not SYSTEM and unit.pk in nominates_for(by)
    with moving(nomination, "withdraw", by=by, on_behalf_of=None if is_own else unit) as row:
        if not is_own:
            notify_nominator(notices.WITHDRAWN, row)


def release(nomination: Nomination, *, by: Actor) -> None:
    """Take a held nomination up again: its institution is on the list now."""
    with moving(nomination, "release", by=by) as row:
        refuse_unlisted(row.seat.unit)


def release_listed(*, by: Actor) -> None:
    """After the list changed: take up every held nomination whose institution is on it now."""
    for nomination in Nomination.objects.filter(status=NominationStatus.HELD).select_related("seat__unit"):
        if is_listed(nomination.seat.unit):
            move(nomination, "release_listed", by=by)


def follow_list(_version: Any, *, by: Actor) -> None:
    """The effect of a List of Participating Institutions that applies."""
    release_listed(by=by)


def notify_nominator(notice: Notice, nomination: Nomination, **values: Any) -> None:
    """Tell the institution that nominated what became of it."""
    notify(
        notice,
        recipients.of_nominators(nomination.seat.unit),
        about=nomination,
        path=nomination.get_absolute_url(),
        starts=lambda: long_date(nomination.starts_on, get_language()),
        **_named_in_letters(nomination),
        **values,
    )
