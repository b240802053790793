"""What a reader finds: records that he may see and that hold every word he looks for."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from iiwg.database.fields import begins
from iiwg.search.findable import Findable, Hit
from iiwg.search.index import findables
from iiwg.search.models import Word
from iiwg.search.words import Wanted, wanted

SHORTEST = 2  # letters and digits of what is looked for
SHORTEST_INSIDE = 4  # letters that are looked for in the middle of words
MOST_INSIDE = 50  # words that hold the same letters


@dataclass(frozen=True)
class Found:
    """The records of one kind that were found, the first of them as hits."""

    name: str
    title: str
    count: int
    hits: list[Hit]

    @property
    def has_more(self) -> bool:
        """Whether more were found than stand here."""
        return self.count > len(self.hits)


@dataclass(frozen=True)
class Answer:
    """What was found, kind by kind. is_inside: no word begins like one of those looked for, so it was found inside of words."""

    groups: list[Found]
    is_inside: bool = False


def find(text: str, user, *, most: int) -> Answer:
    """What this reader finds of every kind, at most so many hits of each; kinds without any are left out."""
    conditions, is_inside = _conditions(text)
    if not conditions:
        return Answer([])
    groups = (_found(findable, conditions, user, most) for findable in findables())
    return Answer([group for group in groups if group.count], is_inside)


def find_of(kind: str, text: str, user) -> tuple[Findable, QuerySet] | None:
    """Every record of one kind that this reader finds; None where there is no such kind or nothing is looked for."""
    findable = next((findable for findable in findables() if findable.name == kind), None)
    conditions, _is_inside = _conditions(text)
    return (findable, _rows(findable, conditions, user)) if findable and conditions else None


def _conditions(text: str) -> tuple[list[Q], bool]:
    """For each word that is looked for, which keys it is found by; and whether one of them stands only inside of words."""
    words = wanted(text)
    if sum(len(word.beginning) for word in words) < SHORTEST:
        return [], False
    conditions = [_at_beginning(word) for word in words]
    inside = [not Word.objects.filter(condition).exists() for condition in conditions]
    return [
        _inside(word) if is_inside else condition
        for word, condition, is_inside in zip(words, conditions, inside, strict=True)
    ], any(inside)


def _at_beginning(word: Wanted) -> Q:
    """Words that begin like it, or are another form of it; a number stands there as a whole."""
    forms = Q(key__in=word.forms)
    return forms if word.is_number else forms | begins("key", word.beginning)


def _inside(word: Wanted) -> Q:
    """Words that hold it, for one that none begins like; what is too short for that is in none."""
    if word.is_number or len(word.beginning) < SHORTEST_INSIDE:
        return Q(key__in=[])
    holders = Word.objects.filter(key__contains=word.beginning).order_by().values_list("key", flat=True)
    return Q(key__in=list(holders.distinct()[:MOST_INSIDE]))


def _found(findable: Findable, conditions: list[Q], user, most: int) -> Found:
    rows = _rows(findable, conditions, user)
    shown = list(rows[:most])
    count = len(shown) if len(shown) < most else rows.count()
    return Found(findable.name, str(findable.title), count, [findable.hit(row) for row in shown])


def _rows(findable: Findable, conditions: list[Q], user) -> QuerySet:
    found = findable.visible(user)
    for condition in conditions:
        found = found.filter(pk__in=Word.objects.filter(condition, kind=findable.name).values("record"))
    return findable.rows(found)
