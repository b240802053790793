"""How many records there are, and how they are written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

TODAY = timezone.localdate()
NOW = timezone.now()
PIECE = 5_000


@dataclass(frozen=True)
class Size:
    """How many records of each kind.

    The numbers of `small` and `large` are those of the trial of November 2026; `ten` shows what forms cost with few choices.
    """

    institutions: int
    people: int
    seats: int
    terms_a_seat: int
    chairing_terms: int
    meetings: int
    lines: int
    facilities: int
    requests: int
    notices: int
    acts: int


SIZES = {
    "ten": Size(10, 10, 10, 1, 4, 10, 10, 10, 10, 10, 10),
    "small": Size(60, 130, 57, 3, 10, 33, 1_000, 38, 104, 1_000, 1_000),
    "large": Size(1_000, 5_000, 1_964, 10, 100, 213, 100_000, 5_000, 10_000, 1_000_000, 1_000_000),
}


def written(rows: Iterable[Model]) -> list[Any]:
    """Write records in pieces, each in a transaction."""
    made: list[Any] = []
    for piece in batched_rows(rows):
        with transaction.atomic():
            made += type(piece[0])._base_manager.bulk_create(piece)
    return made


def batched_rows(rows: Iterable[Model]) -> Iterator[list[Model]]:
    """Rows in pieces."""
    left = iter(rows)
    while piece := list(islice(left, PIECE)):
        yield piece
