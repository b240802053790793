"""The calendar of the rotation: gaps, nominations that are missing, turns skipped or swapped on a recorded ground (p21)."""

import datetime
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.database.models import today
from iiwg.workflow.doors import changing
from iiwg.workflow.tables import Refused
from members.chairs.models import ChairingTerm
from members.chairs.services import chairs
from members.chairs.services.delegation import end_delegations
from members.chairs.workflow import turn_is_to_come
from members.institutions.models import Institution
from members.people.models import Person
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
    turns = ChairingTerm.objects.select_related("institution", "person").prefetch_related(
        "institution__names", "delegations__delegate"
    )
    for term in turns.order_by("starts_on", "slot"):
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


def skip(term: ChairingTerm, *, ground: str, expected: int, by: Actor) -> None:
    """An institution passes its turn on: those after it move up, and the pool goes on at the end.

    expected: id of the institution that has the turn as the page showed it.
    """
    with changing(term, "members.chairingterm.skip", by=by, institution=term.institution_id) as row:
        _refuse_without_ground(ground)
        turns = [row, *_after(row)]
        _refuse_divided(turns)
        _refuse_changed(row, expected)
        order = [turn.institution for turn in turns]
        people = [turn.person for turn in turns]
        pool = _pool(row)
        following = _longest_ago(pool, [*_before(row), *order[1:]], but=order[0])
        _assign(turns, [*order[1:], following], [*people[1:], None], by=by)
        _refuse_twice_running(row, pool)
        row.ground = ground


def swap(term: ChairingTerm, other: ChairingTerm, *, ground: str, expected: int, by: Actor) -> None:
    """Two institutions change turns; the officials go with their institutions."""
    with changing(term, "members.chairingterm.swap", by=by, other=other.pk) as mine:
        _refuse_without_ground(ground)
        if mine.slot != other.slot or mine.pk == other.pk:
            raise Refused(_("Choose another turn of the same chair."), basis=Topic.CHAIRING)
        theirs = ChairingTerm.objects.select_for_update().get(pk=other.pk)
        turn_is_to_come(theirs, by=by)
        _refuse_divided([mine, theirs])
        _refuse_changed(mine, expected)
        institutions, people = [theirs.institution, mine.institution], [theirs.person, mine.person]
        _assign([mine, theirs], institutions, people, by=by)
        _refuse_twice_running(mine, _pool(mine))
        mine.ground = theirs.ground = ground
        theirs.save(update_fields=["ground"])
    other.refresh_from_db()


def _refuse_without_ground(ground: str) -> None:
    if not ground.strip():
        raise Refused(_("Write on what ground the order is changed."), basis=Topic.CHAIRING)


def _refuse_twice_running(term: ChairingTerm, pool: list[Institution]) -> None:
    """Where others could lead, nobody leads two turns one after the other (p21)."""
    turns = ChairingTerm.objects.filter(slot=term.slot, first_part__isnull=True).order_by("starts_on")
    order = list(turns.values_list("institution_id", flat=True))
    if len(pool) > MANY and any(a == b for a, b in zip(order, order[1:], strict=False)):
        raise Refused(_("One institution would lead two turns one after the other."), basis=Topic.CHAIRING)


def _refuse_changed(term: ChairingTerm, expected: int) -> None:
    """A second click, or somebody else in the meantime: the turn is not the one that was looked at."""
    if term.institution_id != expected:
        raise Refused(_("The order has changed meanwhile. Look at the calendar again."))


def _refuse_divided(turns: list[ChairingTerm]) -> None:
    """Turns change places whole: one that two officials share stays where it is."""
    rows = ChairingTerm.objects.filter(pk__in=[turn.pk for turn in turns])
    if rows.filter(Q(first_part__isnull=False) | Q(parts__isnull=False)).exists():
        raise Refused(
            _("A turn to come is divided between two officials. Its place in the order cannot change."),
            basis=Topic.CHAIRING,
        )


def _pool(term: ChairingTerm) -> list[Institution]:
    """The institutions that may chair, in order."""
    return [entry.institution for entry in term.terms.chair_pool.select_related("institution")]


def _after(term: ChairingTerm) -> QuerySet[ChairingTerm]:
    """The turns after one, in order, locked."""
    later = ChairingTerm.objects.select_for_update().filter(slot=term.slot, starts_on__gt=term.starts_on)
    return later.order_by("starts_on")


def _before(term: ChairingTerm) -> list[Institution]:
    """Who had the turns before one, in order."""
    earlier = ChairingTerm.objects.filter(slot=term.slot, starts_on__lt=term.starts_on)
    return [turn.institution for turn in earlier.select_related("institution").order_by("starts_on")]


def _longest_ago(pool: list[Institution], turns: list[Institution], *, but: Institution) -> Institution:
    """Of the pool, who has not led for the longest time in a row of turns; not the one that just passed its turn on."""
    last = {institution.pk: at for at, institution in enumerate(turns)}
    others = [institution for institution in pool if institution.pk != but.pk] or pool
    return min(others, key=lambda institution: last.get(institution.pk, -1))


def _assign(
    turns: list[ChairingTerm], institutions: list[Institution], people: list[Person | None], *, by: Actor
) -> None:
    """Give each turn its institution and its official; no deputy goes along."""
    for turn, institution, person in zip(turns, institutions, people, strict=True):
        end_delegations(turn, before=turn.starts_on, by=by)
        turn.institution, turn.person = institution, person
        turn.save(update_fields=["institution", "person"])
