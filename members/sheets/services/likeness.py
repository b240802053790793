"""Names on record that a name may be another form of: one holds all words of the other, or both are spelled much alike."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from members.people.services.recognition import sound
from members.sheets.services.columns import plain

ALIKE = 86  # of 100, as people are recognised by
MOST_OFFERED = 8
INITIAL = 2  # letters; what is no longer may stand for a longer word, as И. for Икром
# Words that names of many institutions of a country share say nothing of which one is meant; folded.
_SHARED = frozenset(
    "республики республика таджикистан казахстан при правительстве рт рк "
    "чумхурии точикистон казокистон назди хукумати чт of the and republic tajikistan kazakhstan under government".split()
)
Bearer = TypeVar("Bearer")


def words_of_institution(name: str) -> list[str]:
    """The words that tell an institution from others."""
    words = plain(name).split()
    return [word for word in words if word not in _SHARED] or words


def words_of_person(name: str) -> list[str]:
    """The words of a person's name as they sound; initials stand apart."""
    return sound(name.replace(".", ". ")).split()


class Likeness(Generic[Bearer]):
    """Names on record, each in words, to ask who bears a name like another one."""

    def __init__(self, borne: Iterable[tuple[Bearer, list[str]]]) -> None:
        self.borne = [(bearer, words) for bearer, words in borne if words]
        self.texts = [_sorted(words) for _bearer, words in self.borne]
        self.with_word: dict[str, set[int]] = defaultdict(set)
        for at, (_bearer, words) in enumerate(self.borne):
            for word in words:
                self.with_word[word].add(at)

    def like(self, names: Iterable[list[str]]) -> list[Bearer]:
        """Who bears a name like one of these, the most alike first; not more than a page can offer."""
        best: dict[Bearer, float] = {}
        for words in filter(None, names):
            text = _sorted(words)
            found = {at: score for _text, score, at in self._alike(text)}
            found |= {at: fuzz.ratio(text, self.texts[at]) for at in self._containing(words)}
            for at, score in found.items():
                bearer = self.borne[at][0]
                best[bearer] = max(score, best.get(bearer, 0))
        return sorted(best, key=lambda bearer: -best[bearer])[:MOST_OFFERED]

    def _alike(self, text: str) -> list[tuple[str, float, int]]:
        return process.extract(text, self.texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)

    def _containing(self, words: list[str]) -> list[int]:
        """Where a name stands that holds all these words, or whose words all stand among these."""
        near = set().union(*(self.with_word.get(word, set()) for word in words if len(word) > INITIAL))
        return [at for at in near if _holds(words, self.borne[at][1]) or _holds(self.borne[at][1], words)]


def _holds(longer: list[str], shorter: list[str]) -> bool:
    """Whether every word of a name stands in another one, an initial for the word it begins."""
    return all(
        word in longer or (len(word) <= INITIAL and any(other.startswith(word) for other in longer))
        for word in shorter
    )


def _sorted(words: list[str]) -> str:
    return " ".join(sorted(words))
