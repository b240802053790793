"""Who stands in for whom: nobody for himself, one person for one seat at a meeting, another body's person with a word."""

import datetime
from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from iiwg.database.models import today
from iiwg.workflow.tables import Refused
from members.institutions.models import Institution
from members.people.models import Person, Post
from members.seats.enums import Capacity
from members.seats.models import MembershipTerm
from members.terms.enums import Topic

STAND_FOR_EACH_OTHER = {Capacity.MEMBER: Capacity.ALTERNATE, Capacity.ALTERNATE: Capacity.MEMBER}


def refuse_standing_in_for_self(
    person: Person,
    unit: Institution,
    capacity: str,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
) -> None:
    """Refuse to one person the seats of member and of alternate of the same unit in the same days."""
    other = STAND_FOR_EACH_OTHER.get(Capacity(capacity))
    held = MembershipTerm.objects.filter(person=person, seat__unit=unit, seat__capacity=other)
    still = held.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    if ends_on:
        still = still.filter(starts_on__lte=ends_on)
    if other and still.exists():
        raise Refused(
            _(
                "%(person)s is %(capacity)s of this institution at that time, and nobody stands in for himself "
                "or herself. End that term first."
            )
            % {"person": person, "capacity": other.label},
            basis=Topic.ALTERNATES,
        )


def post_elsewhere(person: Person, unit: Institution, on: datetime.date | None = None) -> Post | None:
    """The post of a person who works, as far as known, in another body than a unit and those above and below it."""
    day = on or today()
    posts = [period.row for period in person.posts_held() if period.holds_on(day)]
    if any(_is_of_one_line(post.institution, unit, day) for post in posts):
        return None
    return posts[0] if posts else None


def _is_of_one_line(one: Institution, other: Institution, on: datetime.date) -> bool:
    """Whether two institutions are the same, or one belongs to the other on a day."""
    return one == other or one.parent(on) == other or other.parent(on) == one


def own_seat_first(terms: Iterable[MembershipTerm]) -> list[MembershipTerm]:
    """Terms in the order in which one person takes a seat at a meeting: as a member before as somebody's alternate."""
    return sorted(terms, key=lambda term: (not term.seat.is_for_member, term.seat_id))


def words(takers: Iterable[tuple[Person, Institution]], on: datetime.date | None = None) -> list[str]:
    """What to know of people who take a seat of a unit: who works at another body, who holds other seats that day."""
    day = on or today()
    takers = list(takers)
    held = MembershipTerm.objects.holding(day).filter(person__in=[person for person, _unit in takers])
    terms = list(held.select_related("seat__unit").prefetch_related("seat__unit__names"))
    found = []
    for person, unit in takers:
        if post := post_elsewhere(person, unit, day):
            found.append(_works_elsewhere(person, post.institution, day))
        others = [term for term in terms if term.person_id == person.pk and term.seat.unit_id != unit.pk]
        found += [_holds_another_seat(person, term, day) for term in others]
    return found


def _works_elsewhere(person: Person, institution: Institution, day: datetime.date) -> str:
    return _("%(person)s works at another body: %(institution)s.") % {
        "person": person,
        "institution": institution.name(on=day),
    }


def _holds_another_seat(person: Person, term: MembershipTerm, day: datetime.date) -> str:
    return _(
        "%(person)s also holds the seat: %(capacity)s, %(institution)s. At a meeting one person takes one seat."
    ) % {
        "person": person,
        "capacity": term.seat.get_capacity_display(),
        "institution": term.seat.unit.name(on=day),
    }
