"""What a reader finds: records that he may see and that hold every word he looks for."""

from dataclasses import dataclass
from enum import IntEnum

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process

from iiwg.database.fields import begins
from iiwg.search.findable import Findable, Hit
from iiwg.search.index import findables
from iiwg.search.models import Word
from iiwg.search.words import Wanted, wanted

SHORTEST = 2  # letters and digits of what is looked for
SHORTEST_INSIDE = 4  # letters that are looked for in the middle of words
MOST_INSIDE = 50  # words that hold the same letters
SHORTEST_SIMILAR = 5  # letters of a word that may be misspelt
SURE_LETTERS = 2  # at its beginning, that are taken as right
MOST_COMPARED, MOST_SIMILAR = 5_000, 10  # words that begin with these letters; those that are taken for it
LIKENESS = 80  # of two words in per cent: letters that both have in this order


class Nearness(IntEnum):
    """How near the words that were found are to those looked for."""

    BEGINS = 0  # they begin like them, or are other forms of them
    INSIDE = 1  # they hold them
    SIMILAR = 2  # they are written much like them


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
    """What was found, kind by kind, and how near the least near of the words is to what was looked for."""

    groups: list[Found]
    nearness: Nearness = Nearness.BEGINS

    @property
    def is_inside(self) -> bool:
        """Whether no word begins like one of those looked for, so that it was found inside of words."""
        return self.nearness is Nearness.INSIDE

    @property
    def is_similar(self) -> bool:
        """Whether no word holds one of those looked for, so that similar ones were taken for it."""
        return self.nearness is Nearness.SIMILAR


def find(text: str, user, *, most: int) -> Answer:
    """What this reader finds of every kind, at most so many hits of each; kinds without any are left out."""
    conditions, nearness = _conditions(text)
    if not conditions:
        return Answer([])
    groups = (_found(findable, conditions, user, most) for findable in findables())
    return Answer([group for group in groups if group.count], nearness)


def find_of(kind: str, text: str, user) -> tuple[Findable, QuerySet] | None:
    """Every record of one kind that this reader finds; None where there is no such kind or nothing is looked for."""
    findable = next((findable for findable in findables() if findable.name == kind), None)
    conditions, _nearness = _conditions(text)
    return (findable, _rows(findable, conditions, user)) if findable and conditions else None


def _conditions(text: str) -> tuple[list[Q], Nearness]:
    """For each word that is looked for, which keys it is found by; and how near the least near of them is."""
    words = wanted(text)
    if sum(len(word.beginning) for word in words) < SHORTEST:
        return [], Nearness.BEGINS
    nearest = [_nearest(word) for word in words]
    return [condition for condition, _nearness in nearest], max(nearness for _condition, nearness in nearest)


def _nearest(word: Wanted) -> tuple[Q, Nearness]:
    """The keys of the nearest words there are to one that is looked for; none where no word is near."""
    ways = {Nearness.BEGINS: _at_beginning, Nearness.INSIDE: _inside, Nearness.SIMILAR: _similar}
    for nearness, keys_near in ways.items():
        condition = keys_near(word)
        if Word.objects.filter(condition).exists():
            return condition, nearness
    return Q(key__in=[]), Nearness.BEGINS


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


def _similar(word: Wanted) -> Q:
    """Words written much like it, for one that no word holds: a letter left out, doubled, or taken for another."""
    if word.is_number or len(word.beginning) < SHORTEST_SIMILAR:
        return Q(key__in=[])
    alike = begins("key", word.beginning[:SURE_LETTERS])
    keys = Word.objects.filter(alike).order_by().values_list("key", flat=True).distinct()
    near = process.extract(
        word.beginning,
        list(keys[:MOST_COMPARED]),
        scorer=fuzz.ratio,
        score_cutoff=LIKENESS,
        limit=MOST_SIMILAR,
    )
    return Q(key__in=[key for key, _likeness, _index in near])


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
