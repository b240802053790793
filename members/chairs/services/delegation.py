"""A co-chair lets a deputy act, and withdraws it at once; nobody gives the chair to himself or herself (p21)."""

import datetime
from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iiwg.audit.actors import SYSTEM, Actor, account_of
from iiwg.database.models import today
from iiwg.documents.services import store_if_given
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import done_with, notify
from iiwg.pages.dates import long_date
from iiwg.workflow.doors import add_facts, changing
from iiwg.workflow.tables import Refused
from members.chairs import notices
from members.chairs.models import ChairingTerm, Delegation
from members.chairs.rules import is_official_of
from members.institutions.models import Institution
from members.people.models import Person
from members.people.services.people import refuse_oneself
from members.terms.enums import Topic
from members.terms.texts import by_chairs


def delegate(
    term: ChairingTerm,
    person: Person,
    *,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    scan: UploadedFile | None = None,
    note: str = "",
    by: Actor,
) -> Delegation:
    """Let a deputy act in a chairing term from a day to a day, within the term.

    The co-chair says so in the site, or in a signed letter whose scan the secretariat records; then the co-chair is told.
    """
    with changing(
        term, "members.chairingterm.delegate", by=by, on_behalf_of=_institution_spoken_for(term, by)
    ) as row:
        _refuse_delegation(row, person, starts_on, ends_on)
        from_paper = _institution_spoken_for(row, by) is not None
        if from_paper and by is not SYSTEM:
            _refuse_without_paper(person, scan, by=by)
        made = Delegation.objects.create(
            term=row,
            delegate=person,
            starts_on=starts_on,
            ends_on=ends_on,
            document=store_if_given(scan, by=by),
            note=note,
            made_by=account_of(by),
        )
        add_facts(delegation=made.pk)
        _notify_deputy(made)
        if from_paper:
            _notify_official(made)
    return made


def _institution_spoken_for(term: ChairingTerm, by: Actor) -> Institution | None:
    """The institution for which somebody else records what its official says; None where the official does it."""
    return None if by is not SYSTEM and is_official_of(by, term) else term.institution


def _refuse_without_paper(person: Person, scan: UploadedFile | None, *, by: Actor) -> None:
    refuse_oneself(person.user_id, by=by)
    if scan is None:
        raise Refused(
            by_chairs(
                _("For the chair a deputy is recorded from the signed letter or order: attach its scan."),
                _("For the co-chair a deputy is recorded from the signed letter or order: attach its scan."),
            )
        )


def _refuse_delegation(
    term: ChairingTerm, person: Person, starts_on: datetime.date, ends_on: datetime.date | None
) -> None:
    if ends_on and ends_on < starts_on:
        raise Refused(_("The delegation would end before it starts."))
    if starts_on < term.starts_on or (term.ends_on and (ends_on is None or ends_on > term.ends_on)):
        raise Refused(_("A delegation lies within the chairing term."), basis=Topic.CHAIRING)
    if starts_on < today():
        raise Refused(_("A delegation begins today or later."))
    if term.person is None:
        raise Refused(
            _("No official is named for this turn. A deputy acts for somebody: name the official first.")
        )
    if person.pk == term.person_id:
        raise Refused(_("The official chairs already. Choose a deputy."))
    if not may_be_deputy(term).filter(pk=person.pk).exists():
        raise Refused(_("This person has no account and could not act. The person signs in first."))
    present = term.delegations.filter(delegate=person, withdrawn_at__isnull=True)
    if present.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)).exists():
        raise Refused(_("This deputy acts already. Withdraw that delegation first."))


def may_be_deputy(term: ChairingTerm) -> QuerySet[Person]:
    """The people who can act for the official of a turn: those who can sign in, the official not among them."""
    return Person.objects.current().filter(user__is_active=True).exclude(pk=term.person_id)


def _notify_deputy(made: Delegation) -> None:
    """Tell the deputy for whom and until when; somebody who acts without knowing it would act late."""
    days = (made.starts_on, made.ends_on)
    notify(
        notices.DEPUTY if made.ends_on else notices.DEPUTY_WITHOUT_END,
        [Recipient.of(made.delegate.user)],
        about=made.term,
        path=reverse("members:chairs"),
        official=str(made.term.person),
        institution=lambda: made.term.institution.name(),
        starts=lambda: long_date(days[0], get_language()),
        ends=lambda: long_date(days[1], get_language()) if days[1] else "",
    )


def _notify_official(made: Delegation) -> None:
    person = made.term.person
    if person and person.user and person.user.is_active:
        notify(
            notices.DELEGATED,
            [Recipient.of(person.user)],
            about=made.term,
            path=reverse("members:chairs"),
            deputy=made.delegate.full_name(),
            starts=lambda: long_date(made.starts_on, get_language()),
        )


def end_delegations(term: ChairingTerm, *, before: datetime.date, by: Actor) -> None:
    """Deputies act no longer from a day on: another institution or official has the turn then."""
    acting = term.delegations.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=before))
    for row in acting.filter(withdrawn_at__isnull=True):
        if row.starts_on >= before or before <= today():
            withdraw(row, by=by)
        else:
            Delegation.objects.filter(pk=row.pk).update(ends_on=before - timedelta(days=1))


def withdraw(delegation: Delegation, *, by: Actor) -> None:
    """End a delegation at once."""
    with changing(delegation, "members.chairingterm.withdraw", by=by, term=delegation.term_id) as row:
        row.withdrawn_at = timezone.now()
        for notice in (notices.DELEGATED, notices.DEPUTY, notices.DEPUTY_WITHOUT_END):
            done_with(notice, row.term)
