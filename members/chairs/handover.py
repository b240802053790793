"""What is handed over with the chair: the shape of a chapter of the pack, and the order of the chapters (p22, p23).

A noun brings a function that gets the chairing term, the reader and the language of the pack, and yields its chapters.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DAYS_OF_DECISIONS = 365  # how far back the pack shows what was agreed


class Order(IntEnum):
    """The chapters of a pack, the first on top."""

    NEXT_MEETING = 1
    ACTION_ITEMS = 2
    LETTERS = 3
    NOMINATIONS = 4
    DRAFTS = 5
    DECISIONS = 6


def no_files() -> Iterable[tuple[str, bytes | str]]:
    """A chapter that adds nothing to the archive."""
    return ()


@dataclass(frozen=True)
class Chapter:
    """A list under a heading of the pack. Its template finds the list as `rows`; `nothing` is said where it is empty.

    is_counted: whether the heading says how many they are. files: names and contents of what the archive gets beside.
    """

    order: Order
    heading: str | Promise
    template: str
    rows: list
    nothing: str | Promise = _("none")
    is_counted: bool = False
    files: Callable[[], Iterable[tuple[str, bytes | str]]] = no_files
