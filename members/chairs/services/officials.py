"""The senior official who chairs for an institution: named, replaced within a turn, gone (p21).

What was stays: who chaired until yesterday, and who chaired a turn that is over. Meetings keep the part of the turn they
were held under.
"""

import datetime
from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.audit.actors import SYSTEM, Actor
from iiwg.database.models import today
from iiwg.notifications.notices import Notice, Recipient
from iiwg.notifications.services import notify
from iiwg.pages.dates import long_date
from iiwg.pages.languages import current_language
from iiwg.workflow.doors import changing, leave_no_trace
from iiwg.workflow.tables import Refused
from members.chairs import notices
from members.chairs.models import ChairingTerm
from members.chairs.services import turns
from members.chairs.services.delegation import end_delegations
from members.chairs.workflow import turn_is_not_over
from members.institutions.models import Institution
from members.institutions.official_letter import NO_LETTER, OfficialLetter
from members.people.models import Person
from members.people.services.people import refuse_oneself
from members.terms.enums import Topic


def name_official(
    term: ChairingTerm, person: Person, *, letter: OfficialLetter = NO_LETTER, by: Actor
) -> None:
    """Name the official who chairs for the institution; where another one has chaired already, from today on."""
    with changing(term, "members.chairingterm.name", by=by) as row:
        turn_is_not_over(row, by=by)
        if by is not SYSTEM:
            refuse_oneself(person.user_id, by=by)
            _refuse_without_letter(row, letter)
        if row.person_id == person.pk:
            leave_no_trace()
        else:
            _change(row, person, letter, by=by)


def name_former(
    term: ChairingTerm, person: Person, *, source: str, letter: OfficialLetter, by: Actor
) -> None:
    """Enter afterwards who chaired a turn that is over: where it is known from suffices, a letter is given if there is one."""
    with changing(term, "members.chairingterm.name_former", by=by) as row:
        refuse_oneself(person.user_id, by=by)
        if not source.strip():
            raise Refused(_("Write where it is known from who chaired."), basis=Topic.CHAIRING)
        _write(row, person, letter, by=by)
        row.source = source.strip()


def end(
    term: ChairingTerm, *, ends_on: datetime.date, reason: str, letter: OfficialLetter = NO_LETTER, by: Actor
) -> None:
    """A turn without a last day ends on a day, with its reason and the letter or act where there is one; so do its deputies."""
    with changing(term, "members.chairingterm.end", by=by) as row:
        if ends_on < row.starts_on:
            raise Refused(
                _("This turn begins on %(day)s: it can end on that day at the earliest.")
                % {"day": long_date(row.starts_on, current_language())}
            )
        if not reason.strip():
            raise Refused(_("Write why the turn ends."), basis=Topic.CHAIRING)
        row.ends_on, row.end_reason = ends_on, reason.strip()
        row.end_number, row.end_date = letter.number, letter.date
        row.end_document = letter.kept_scan(by=by)
        end_delegations(row, before=ends_on + timedelta(days=1), by=by)
        _notify(notices.CHAIR_ENDED, row, day=lambda: long_date(ends_on, current_language()))


def vacate(term: ChairingTerm, *, by: Actor) -> None:
    """The official has left and nobody is named yet: from today on nobody chairs for the institution."""
    with changing(term, "members.chairingterm.vacate", by=by) as row:
        if row.person_id is None:
            leave_no_trace()
        else:
            _change(row, None, NO_LETTER, by=by)


def take_over(
    term: ChairingTerm, person: Person | None, *, letter: OfficialLetter, starts_on: datetime.date, by: Actor
) -> None:
    """Another official takes over within a turn from a day on; deputies of the one before act until then."""
    with changing(term, "members.chairingterm.take_over", by=by) as row:
        if person:
            refuse_oneself(person.user_id, by=by)
        ends_on, row.ends_on = row.ends_on, starts_on - timedelta(days=1)
        row.save(update_fields=["ends_on"])  # before the next part begins: parts of a turn never overlap
        end_delegations(row, before=starts_on, by=by)
        part = turns.add(
            row.terms,
            institution=row.institution,
            starts_on=starts_on,
            ends_on=ends_on,
            slot=row.slot,
            ground=row.ground,
            by=by,
        )
        part.first_part = row.first_part or row
        _write(part, person, letter, by=by)
        part.save()


def nominate_official(
    institution: Institution, person: Person, *, starts_on: datetime.date, letter: OfficialLetter, by: Actor
) -> None:
    """The official an institution nominated chairs in its turns from a day, today or later; one under way is divided."""
    with changing(institution, "members.chairingterm.name", by=by):
        begins = max(starts_on, today())
        own = ChairingTerm.objects.filter(institution=institution).select_related("terms")
        for term in own.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=begins)):
            if term.starts_on >= begins or (term.person_id is None and starts_on <= term.starts_on):
                name_official(term, person, letter=letter, by=by)
            elif term.person_id is None:  # nobody is replaced: the letter's own day counts
                take_over(term, person, letter=letter, starts_on=starts_on, by=by)
            elif term.person_id != person.pk:
                take_over(term, person, letter=letter, starts_on=begins, by=by)


def _refuse_without_letter(term: ChairingTerm, letter: OfficialLetter) -> None:
    if term.terms.nomination_requires_letter and not letter.names_somebody:
        raise Refused(
            _("The official is named by an official letter: give its number, its date and its scan."),
            basis=Topic.CHAIRING,
        )


def _change(row: ChairingTerm, person: Person | None, letter: OfficialLetter, *, by: Actor) -> None:
    """Put another official, or nobody, in the place of the one on record, without touching days gone by."""
    if not row.has_been_chaired:
        _write(row, person, letter, by=by)
        end_delegations(row, before=row.starts_on, by=by)
    else:
        take_over(row, person, letter=letter, starts_on=today(), by=by)
        _notify(notices.CHAIR_CHANGED, row)


def _write(row: ChairingTerm, person: Person | None, letter: OfficialLetter, *, by: Actor) -> None:
    row.person = person
    row.letter_number, row.letter_date = letter.number, letter.date
    row.document = letter.kept_scan(by=by)


def _notify(notice: Notice, term: ChairingTerm, **values: Callable[[], str]) -> None:
    """The official on record hears that somebody else chairs, or nobody any more."""
    person = term.person
    if person and person.user and person.user.is_active:
        notify(
            notice,
            [Recipient.of(person.user)],
            about=term,
            path=reverse("members:chairs"),
            institution=term.institution_name,
            **values,
        )
