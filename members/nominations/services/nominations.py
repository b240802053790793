"""Name a person for a seat and hand in the official letter; the institution may take it back, the secretariat return it."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.notifications.services import done_with, notify
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import move, moving
from iiwg.workflow.tables import Refused
from members.institutions import services as institutions
from members.institutions.models import Institution
from members.institutions.rules import nominates_for
from members.letters import services as letters
from members.letters.enums import LetterKind
from members.nominations import notices
from members.nominations.enums import NominationStatus
from members.nominations.models import Nomination, NominationRequest
from members.nominations.services.requests import reason_of
from members.nominations.texts import subject_of
from members.seats.models import Seat
from members.seats.services import memberships, recipients
from members.seats.services.seats import is_listed, refuse_capacity, refuse_unlisted

UNDER_WAY = (
    NominationStatus.DRAFT,
    NominationStatus.SUBMITTED,
    NominationStatus.HELD,
    NominationStatus.RETURNED,
)


def prepare(seat: Seat, *, asked: NominationRequest | None, by, **facts) -> Nomination:
    """Name the person: a draft, from which the letter to be signed is printed."""
    memberships.refuse_short(facts["starts_on"], facts.get("ends_on"))
    with transaction.atomic():
        seat = Seat.objects.select_for_update().get(pk=seat.pk)
        if asked and NominationRequest.objects.select_for_update().get(pk=asked.pk).status != "open":
            raise Refused(_("This request is answered or withdrawn."))
        if seat.nominations.filter(status__in=UNDER_WAY).exists():
            raise Refused(_("A nomination for this seat is under way already. Change or withdraw that one."))
        nomination = Nomination(seat=seat, request=asked, **facts)
        nomination.reason = reason_of(seat, named=nomination.full_name())
        nomination.save()
        record("members.nomination.prepare", nomination, by=by)
    return nomination


def prepare_unasked(unit: Institution, *, capacity: str, by, **facts) -> Nomination:
    """Name a person though nobody asked; an open request for the same seat is answered by it."""
    if unit.pk not in nominates_for(by) and not by.has_perm("members.request_nomination"):
        raise Refused(_("You do not speak for this institution."))
    refuse_capacity(unit, capacity)
    with transaction.atomic():
        seat, _made = Seat.objects.get_or_create(unit=unit, capacity=capacity, ordinal=1)
        return prepare(seat, asked=seat.requests.filter(status="open").first(), by=by, **facts)


def change(nomination: Nomination, *, by, **facts) -> None:
    """Change who is named, before the letter is handed in or after it was returned."""
    memberships.refuse_short(facts["starts_on"], facts.get("ends_on"))
    with transaction.atomic():
        row = Nomination.objects.select_for_update().get(pk=nomination.pk)
        if row.status not in (NominationStatus.DRAFT, NominationStatus.RETURNED):
            raise Refused(_("The nomination is handed in. The secretariat can return it to be changed."))
        signed = (row.full_name(), row.starts_on, row.ends_on)
        for name, value in facts.items():
            setattr(row, name, value)
        row.save()
        if (row.full_name(), row.starts_on, row.ends_on) != signed:
            if row.letter and row.letter.scan_id:
                letters.forget_scan(row.letter, by=by)
            Nomination.objects.filter(pk=row.pk).update(reason=reason_of(row.seat, named=row.full_name()))
        record("members.nomination.change", row, by=by)
    nomination.refresh_from_db()


def submit(nomination: Nomination, *, on_behalf: bool = False, by, **letter) -> None:
    """Hand in the nomination with its letter; of an institution that is not listed it is held for a decision (p19).

    on_behalf: the secretariat records a paper letter; `letter`: what it bears, as `letters.correct` takes it.
    """
    with transaction.atomic():
        nomination = _hand_in_letter(nomination, letter, by=by)
        listed = is_listed(nomination.seat.unit)
        institution = nomination.seat.unit if on_behalf else None
        verb = "submit" if listed else "submit_unlisted"
        with moving(nomination, verb, by=by, on_behalf_of=institution) as row:
            row.on_behalf = on_behalf
            row.remark = ""
            done_with(notices.RETURNED, row)
            if row.request:
                done_with(notices.REQUESTED, row.request)
                done_with(notices.REMINDED, row.request)
        notify(
            notices.SUBMITTED,
            [who for who in institutions.secretariat() if who.user_id != by.pk],
            about=nomination,
            path=path_of_nomination(nomination),
            **_said(nomination),
        )


def _hand_in_letter(nomination: Nomination, letter: dict, *, by) -> Nomination:
    """The nomination, locked, with the letter that came for it or was handed in again for it."""
    row = Nomination.objects.select_for_update().get(pk=nomination.pk)
    if row.letter:
        letters.correct(row.letter, by=by, **letter)
        return row
    unit, capacity = row.seat.unit, row.seat.capacity
    subject = subject_of(capacity, row.language)
    row.letter = letters.receive(
        unit, kind=LetterKind.NOMINATION, language=row.language, subject=subject, by=by, **letter
    )
    row.save(update_fields=["letter"])
    if row.request:
        row.request.letters.add(row.letter)
    return row


def path_of_nomination(nomination: Nomination) -> str:
    """The page of a nomination."""
    return reverse("members:nomination", args=[nomination.pk])


def _said(nomination: Nomination) -> dict:
    return {
        "unit": nomination.seat.unit.name,
        "capacity": nomination.seat.get_capacity_display,
        "person": nomination.full_name(),
    }


def send_back(nomination: Nomination, *, remark: str, by) -> None:
    """Return a nomination with a remark; the institution changes it and hands it in again."""
    if not remark.strip():
        raise Refused(_("Write a remark: what should be changed?"))
    with moving(nomination, "return", by=by, note=remark) as row:
        row.remark = remark.strip()
        tell_nominator(notices.RETURNED, row, remark=row.remark)


def withdraw(nomination: Nomination, *, by) -> None:
    """The institution takes its nomination back; where the secretariat records it, the institution is told."""
    unit = nomination.seat.unit
    on_behalf = unit.pk not in nominates_for(by)
    with transaction.atomic():
        move(nomination, "withdraw", by=by, on_behalf_of=unit if on_behalf else None)
        if on_behalf:
            tell_nominator(notices.WITHDRAWN, nomination)


def release(nomination: Nomination, *, by) -> None:
    """Take a held nomination up again: its institution is on the list now."""
    refuse_unlisted(nomination.seat.unit)
    move(nomination, "release", by=by)


def release_listed(*, by) -> None:
    """After the list changed: take up every held nomination whose institution is on it now."""
    for nomination in Nomination.objects.filter(status=NominationStatus.HELD).select_related("seat__unit"):
        if is_listed(nomination.seat.unit):
            move(nomination, "release_listed", by=by)


def follow_list(_version, *, by) -> None:
    """The effect of a List of Participating Institutions that applies."""
    release_listed(by=by)


def tell_nominator(notice, nomination: Nomination, **values) -> None:
    """Tell the institution that nominated what became of it."""
    notify(
        notice,
        recipients.of_nominators(nomination.seat.unit),
        about=nomination,
        path=path_of_nomination(nomination),
        starts=lambda: long_date(nomination.starts_on, get_language()),
        **_said(nomination),
        **values,
    )
