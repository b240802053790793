"""Accept a nomination: recognise the person, seat them, end the term before, close an account; renew a term (p19)."""

import datetime
from typing import Any, cast

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.accounts import services as accounts
from iiwg.accounts.models import User
from iiwg.audit.actors import Actor
from iiwg.database.models import today
from iiwg.pages.dates import long_date
from iiwg.pages.languages import in_language
from iiwg.workflow.doors import changing, leave_no_trace, move, moving
from iiwg.workflow.tables import Refused
from members.chairs.services import officials
from members.institutions.models import Institution, InstitutionUserObjectPermission
from members.institutions.official_letter import OfficialLetter
from members.letters import services as letters
from members.letters.enums import LetterStatus
from members.nominations import notices
from members.nominations.models import Nomination
from members.nominations.services.nominations import notify_nominator, prepare, release_listed, submit
from members.nominations.services.requests import reason_of
from members.people.models import Person
from members.people.services import people, posts, recognition
from members.seats.enums import Capacity, TermEnd
from members.seats.models import MembershipTerm
from members.seats.services import memberships
from members.seats.services.seats import refuse_unlisted

LEAVING = (TermEnd.REPLACED, TermEnd.LEFT, TermEnd.WITHDRAWN)


def candidates(nomination: Nomination) -> list[Person]:
    """People on record who may be the person named."""
    names = [f"{nomination.family_name} {nomination.given_name}", nomination.latin_name]
    return recognition.alike(names, nomination.email)


def accept(
    nomination: Nomination, *, person: Person | None, is_new: bool, number: str = "", by: Actor
) -> None:
    """Accept a nomination: the person takes the seat, or chairs for the institution (p19, p21).

    person: who on record it is; is_new: it is nobody on record. One of them is said where somebody alike is known.
    """
    with moving(nomination, "accept", by=by) as row:
        refuse_unlisted(row.seat.unit)
        letter = row.letter.as_received
        row.person = _recognised(row, letter, person, is_new, by=by)
        row.reason = reason_of(row.seat, row.person)
        if row.seat.capacity == Capacity.COCHAIR:
            officials.nominate_official(
                row.seat.unit,
                row.person,
                starts_on=row.starts_on,
                letter=letter,
                by=by,
            )
        else:
            row.term = _seat(row, row.person, letter, by=by)
        letters.give_incoming_number(row.letter, number=number, on=today(), by=by)
        if row.request and row.request.is_open:
            move(row.request, "answer", by=by)
            for sent in row.request.letters.filter(status=LetterStatus.SENT):
                letters.record_answered(sent, by=by)
        notify_nominator(notices.ACCEPTED, row)


def _recognised(
    row: Nomination, letter: OfficialLetter, person: Person | None, is_new: bool, *, by: Actor
) -> Person:
    """The person on record, with the post and the address of the letter."""
    if person is None and not is_new and candidates(row):
        raise Refused(_("Somebody of this name or address is on record. Say whether it is the same person."))
    if person is None:
        person = people.add(
            by=by,
            family_name=row.family_name,
            given_name=row.given_name,
            patronymic=row.patronymic,
            latin_name=row.latin_name,
            phone=row.phone,
            language=row.language,
        )
    else:
        people.learn_spelling(person, row.full_name(), row.latin_name, by=by)
    people.add_email(person, row.email, by=by)
    post = person.post_on(row.starts_on, row.seat.unit)
    title = f"title_{row.language}"
    if row.job_title and (post is None or getattr(post, title) != row.job_title):
        titles: dict[str, Any] = {title: row.job_title}
        posts.add_post(
            person,
            institution=row.seat.unit,
            starts_on=row.starts_on,
            source=_source(letter),
            because=_source(letter),
            by=by,
            **titles,
        )
    return person


def _source(letter: OfficialLetter) -> str:
    """What a post on record rests on: the letter that names it."""
    day = long_date(letter.date, get_language()) if letter.date else ""
    return _("nomination letter № %(number)s of %(day)s") % {"number": letter.number, "day": day}


def _seat(row: Nomination, person: Person, letter: OfficialLetter, *, by: Actor) -> MembershipTerm:
    """The membership term; who held the seat until now leaves it on the day before."""
    for before in MembershipTerm.objects.holding(row.starts_on).filter(seat=row.seat):
        if before.starts_on >= row.starts_on:
            raise Refused(
                _("%(person)s took this seat on %(day)s. A later term begins after that day.")
                % {"person": before.person, "day": long_date(before.starts_on, get_language())}
            )
        last = row.starts_on - datetime.timedelta(days=1)
        if before.is_acting_past(last) and row.starts_on > today():
            continue  # who acts past the term acts until the other one begins; `follow_up` ends it then
        reason = memberships.reason_when_followed(before, person.pk)
        memberships.end(before, ends_on=min(before.ends_on or last, last), reason=reason, by=by)
        if reason == TermEnd.REPLACED:
            close_account(before.person, by=by)
    return memberships.begin(
        unit=row.seat.unit,
        person=person,
        capacity=row.seat.capacity,
        starts_on=row.starts_on,
        ends_on=row.ends_on or memberships.shortest_end(row.starts_on),
        letter=letter,
        by=by,
    )


def follow_up(*, by: Actor) -> None:
    """Every day: a list that begins takes held nominations up; terms whose successor has begun end; accounts close.

    Each of these is an act of its own on its record.
    """
    release_listed(by=by)
    _end_followed_terms(today(), by=by)
    _close_accounts_of_those_who_left(today(), by=by)


def _end_followed_terms(day: datetime.date, *, by: Actor) -> None:
    followed = MembershipTerm.objects.filter(
        seat=OuterRef("seat"), starts_on__gt=OuterRef("starts_on"), starts_on__lte=day
    ).order_by("-starts_on")
    lapsed = MembershipTerm.objects.filter(ends_on__lt=day, end_reason="")
    for term in lapsed.annotate(after=Subquery(followed.values("person_id")[:1])).filter(after__isnull=False):
        reason = memberships.reason_when_followed(term, term.after)
        memberships.end(term, ends_on=cast(datetime.date, term.ends_on), reason=reason, by=by)


def _close_accounts_of_those_who_left(day: datetime.date, *, by: Actor) -> None:
    """Of those who left within a month; after that the account is the administrator's."""
    lately = (day - datetime.timedelta(days=31), day - datetime.timedelta(days=1))
    left = MembershipTerm.objects.filter(
        ends_on__range=lately, end_reason__in=LEAVING, person__user__is_active=True
    )
    for person in Person.objects.filter(pk__in=left.values("person_id")).select_related("user"):
        if person.user and not accounts.was_closed_since(person.user, lately[0]):
            close_account(person, by=by)  # who was let in again stays in


def close_account(person: Person, *, by: Actor) -> None:
    """Close the account of somebody who left, unless another task needs it; the records stay."""
    with changing(person, "members.person.close_account", by=by) as row:
        if row.user is None or not row.user.is_active or _is_still_needed(row.user, row):
            leave_no_trace()
        else:
            accounts.deactivate(row.user, by=by)


def _is_still_needed(user: User, person: Person) -> bool:
    return (
        user.groups.exists()
        or InstitutionUserObjectPermission.objects.filter(user=user).exists()
        or MembershipTerm.objects.holding().filter(person=person).exists()
        or MembershipTerm.objects.filter(person=person, starts_on__gt=today()).exists()
        or person.delegations.filter(withdrawn_at__isnull=True)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today()))
        .exists()
        or person.chairing_terms.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today())).exists()
    )


def next_start(term: MembershipTerm) -> datetime.date:
    """The day on which another term of the same person would begin."""
    return term.ends_on + datetime.timedelta(days=1) if term.ends_on else today()


def _refuse_renewal(term: MembershipTerm, starts_on: datetime.date) -> None:
    if starts_on <= (term.ends_on or term.starts_on):
        raise Refused(
            _("The present term lasts until %(day)s. The new one begins after it.")
            % {"day": long_date(term.ends_on or term.starts_on, get_language())}
        )
    holder = MembershipTerm.objects.holding(starts_on).filter(seat=term.seat).select_related("person").first()
    if holder and holder.person_id != term.person_id:
        raise Refused(
            _("%(person)s holds this seat now. Whoever is to follow is nominated.")
            % {"person": holder.person}
        )


def renew(
    term: MembershipTerm,
    *,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    letter: OfficialLetter,
    by: Actor,
) -> Nomination:
    """Another term of the same person by a new letter, in one step; the number of terms is not limited (p19).

    The secretariat records the letter from paper.
    """
    with changing(term, "members.membershipterm.renew", by=by) as row:
        _refuse_renewal(row, starts_on)
        nomination = prepare(
            row.seat,
            nomination_request=row.seat.requests.open().first(),
            starts_on=starts_on,
            ends_on=ends_on,
            by=by,
            **_as_on_record(row.person, row.seat.unit),
        )
        submit(nomination, letter=letter, on_behalf=True, by=by)
        accept(nomination, person=row.person, is_new=False, by=by)
    return nomination


def _as_on_record(person: Person, unit: Institution) -> dict:
    """What a letter says of a person who is on record."""
    post = person.post_on(None, unit)
    return {
        "family_name": person.family_name,
        "given_name": person.given_name,
        "patronymic": person.patronymic,
        "latin_name": person.latin_name,
        "job_title": in_language(post, "title", person.language) if post else "",
        "language": person.language,
        "email": str(person.emails.first() or ""),
        "phone": person.phone,
    }
