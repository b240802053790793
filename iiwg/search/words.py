"""The keys under which a word is kept and looked for, whatever its form, spelling and alphabet.

A word has a key for itself and one for each stem it may have: хвостохранилища and хвостохранилищ share a stem, Қосимова,
Косимова and Qosimova a key. Nobody tells Tajik words from Russian ones by their letters, so a Cyrillic word has the stem
of either language. Keys are Latin, because names arrive in both alphabets.
"""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

import snowballstemmer
from anyascii import anyascii

from iiwg.database.fold import fold

LONGEST = 40  # letters of a word that are kept
SHORTEST_TAJIK_STEM = 4
_RUSSIAN, _ENGLISH = snowballstemmer.stemmer("russian"), snowballstemmer.stemmer("english")
# Plural, izofat, object and possession, folded: хо, хои, хоро, ро, и, ии, ам, ат, аш, амон, атон, ашон.
_TAJIK_ENDING = re.compile(r"(?:хо)?(?:и|ии|ро|ам|ат|аш|амон|атон|ашон)?$")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ‘`](?=\w)")
_WORD = re.compile(r"\w+")
_CYRILLIC = re.compile(r"[а-яё]")
_NO_LETTER = re.compile(r"[^a-z0-9]")
_TWICE = re.compile(r"([a-z])\1+")
# Letters that one writes for the other in Latin: ҷ is j, ch or dj; х and ҳ are h or kh; ғ is gh or g; қ is q or k.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("dzh", "c"), ("dj", "c"), ("zh", "c"), ("ch", "c"), ("j", "c"),
    ("kh", "h"), ("gh", "g"), ("q", "k"), ("w", "v"), ("x", "h"), ("ye", "e"), ("yo", "e"), ("y", "i"),
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """A word that is looked for: found where a word begins like it, or is a form of the same word."""

    beginning: str
    forms: frozenset[str]
    is_number: bool = False


def keys_of(texts: Iterable[object]) -> set[str]:
    """Every key of the words of these texts."""
    return {key for text in texts for word in _words(str(text or "")) for key in _forms(word)}


def wanted(text: str) -> list[Wanted]:
    """The words that are looked for; a single letter among several words is none."""
    words = [word for word in _words(text) if len(word) > 1 or word.isdecimal()]
    return [Wanted(_key(word), frozenset(_forms(word)), word.isdecimal()) for word in words]


def _words(text: str) -> list[str]:
    """The words of a text, folded; a number without the noughts before it."""
    found = _WORD.findall(fold(_APOSTROPHE.sub("", text)))
    return [word.lstrip("0") or "0" if word.isdecimal() else word for word in found]


@functools.lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, ...]:
    """The keys of a word: its own first, then those of its stems."""
    if word.isdecimal():
        return (word,)
    stems: tuple[str, ...]
    if _CYRILLIC.search(word):
        stems = (_RUSSIAN.stemWord(word), _tajik_stem(word))
    else:
        stems = (_ENGLISH.stemWord(word),)
    return tuple(dict.fromkeys(key for key in map(_key, (word, *stems)) if key))


def _tajik_stem(word: str) -> str:
    """The word without its endings; a word that would be too short without them is its own stem."""
    stem = _TAJIK_ENDING.sub("", word, count=1)
    return stem if len(stem) >= SHORTEST_TAJIK_STEM else word


@functools.lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    """The word in Latin letters as it sounds."""
    latin = _NO_LETTER.sub("", anyascii(word).lower())
    for written, sound in _SOUNDS:
        latin = latin.replace(written, sound)
    return _TWICE.sub(r"\1", latin)[:LONGEST]
