"""The calendar of the rotation: gaps, nominations that are missing, turns skipped or swapped on a recorded ground (p21)."""

import datetime
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from iiwg.audit.services import record
from iiwg.database.models import today
from iiwg.workflow.tables import Refused
from members.chairs.models import ChairingTerm
from members.chairs.services import chairs
from members.chairs.services.delegation import end_delegations
from members.terms.enums import Topic

HANDOVER_DAYS = 90
MANY = 2  # with more institutions than these the turn can always go to another one


@dataclass(frozen=True)
class Gap:
    """Days in which nobody leads."""

    starts_on: datetime.date
    ends_on: datetime.date


def calendar() -> list[ChairingTerm | Gap]:
    """Every chairing term in order, with the gaps between them."""
    found: list[ChairingTerm | Gap] = []
    last: dict[int, datetime.date | None] = {}
    terms = ChairingTerm.objects.select_related("institution", "person").prefetch_related(
        "institution__names", "delegations__delegate"
    )
    for term in terms.order_by("starts_on", "slot"):
        before = last.get(term.slot)
        if before and term.starts_on > before + timedelta(days=1):
            found.append(Gap(before + timedelta(days=1), term.starts_on - timedelta(days=1)))
        found.append(term)
        last[term.slot] = term.ends_on
    return found


def ending_soon(on: datetime.date | None = None) -> ChairingTerm | None:
    """The leading term, when its hand-over is to be prepared: ninety days or less are left (p22)."""
    day = on or today()
    term = chairs.leading(day)
    if term and term.ends_on and (term.ends_on - day).days <= HANDOVER_DAYS:
        return term
    return None


def skip(term: ChairingTerm, *, ground: str, expected: int, by) -> None:
    """An institution passes its turn on: those after it move up, and the pool goes on at the end.

    expected: id of the institution that has the turn as the page showed it.
    """
    _refuse(term, ground)
    _refuse_divided(ChairingTerm.objects.filter(slot=term.slot, starts_on__gte=term.starts_on))
    with transaction.atomic():
        terms = list(_from(term))
        _refuse_changed(terms[0], expected)
        order = [row.institution for row in terms]
        people = [row.person for row in terms]
        pool = [entry.institution for entry in term.terms.chair_pool.select_related("institution")]
        following = _longest_ago(pool, [*_before(term), *order[1:]], but=order[0])
        _assign(terms, [*order[1:], following], [*people[1:], None], by=by)
        _refuse_twice_running(term, pool)
        ChairingTerm.objects.filter(pk=term.pk).update(ground=ground)
        record("members.chairingterm.skip", term, by=by, institution=order[0].pk)
    term.refresh_from_db()


def swap(term: ChairingTerm, other: ChairingTerm, *, ground: str, expected: int, by) -> None:
    """Two institutions change turns; the officials go with their institutions."""
    _refuse(term, ground)
    _refuse(other, ground)
    if term.slot != other.slot or term.pk == other.pk:
        raise Refused(_("Choose another turn of the same chair."), basis=Topic.CHAIRING)
    with transaction.atomic():
        rows = ChairingTerm.objects.select_for_update().filter(pk__in=[term.pk, other.pk])
        mine, theirs = sorted(rows, key=lambda row: row.pk != term.pk)
        _refuse_changed(mine, expected)
        places, people = [theirs.institution, mine.institution], [theirs.person, mine.person]
        _assign([mine, theirs], places, people, by=by)
        _refuse_twice_running(term, [entry.institution for entry in term.terms.chair_pool.all()])
        ChairingTerm.objects.filter(pk__in=[term.pk, other.pk]).update(ground=ground)
        record("members.chairingterm.swap", term, by=by, other=other.pk)
    term.refresh_from_db()
    other.refresh_from_db()


def _refuse_twice_running(term: ChairingTerm, pool: list) -> None:
    """Where others could lead, nobody leads two turns one after the other (p21)."""
    turns = ChairingTerm.objects.filter(slot=term.slot, first_part__isnull=True).order_by("starts_on")
    order = list(turns.values_list("institution_id", flat=True))
    if len(pool) > MANY and any(a == b for a, b in zip(order, order[1:], strict=False)):
        raise Refused(_("One institution would lead two turns one after the other."), basis=Topic.CHAIRING)


def _refuse_changed(term: ChairingTerm, expected: int) -> None:
    """A second click, or somebody else in the meantime: the turn is not the one that was looked at."""
    if term.institution_id != expected:
        raise Refused(_("The order has changed meanwhile. Look at the calendar again."))


def _refuse(term: ChairingTerm, ground: str) -> None:
    if not ground.strip():
        raise Refused(_("Write on what ground the order is changed."), basis=Topic.CHAIRING)
    if term.starts_on <= today() or (term.first_part and term.first_part.starts_on <= today()):
        raise Refused(
            _("This turn has begun. Only turns to come are skipped or swapped."), basis=Topic.CHAIRING
        )
    _refuse_divided(ChairingTerm.objects.filter(pk=term.pk))


def _refuse_divided(terms) -> None:
    """Turns change places whole: one that two officials share stays where it is."""
    if terms.filter(Q(first_part__isnull=False) | Q(parts__isnull=False)).exists():
        raise Refused(
            _("A turn to come is divided between two officials. Its place in the order cannot change."),
            basis=Topic.CHAIRING,
        )


def _from(term: ChairingTerm):
    return (
        ChairingTerm.objects.select_for_update()
        .filter(slot=term.slot, starts_on__gte=term.starts_on)
        .order_by("starts_on")
    )


def _before(term: ChairingTerm) -> list:
    """Who had the turns before one, in order."""
    terms = ChairingTerm.objects.filter(slot=term.slot, starts_on__lt=term.starts_on)
    return [row.institution for row in terms.select_related("institution").order_by("starts_on")]


def _longest_ago(pool: list, turns: list, *, but):
    """Of the pool, who has not led for the longest time in a row of turns; not the one that just passed its turn on."""
    last = {place.pk: at for at, place in enumerate(turns)}
    others = [place for place in pool if place.pk != but.pk] or pool
    return min(others, key=lambda place: last.get(place.pk, -1))


def _assign(terms: list, institutions: list, people: list, *, by) -> None:
    for row, institution, person in zip(terms, institutions, people, strict=True):
        end_delegations(row, before=row.starts_on, by=by)
        ChairingTerm.objects.filter(pk=row.pk).update(institution=institution, person=person)
