"""The shape in which a noun says what of it can be found; its room names the functions under `brings["search"]`."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise


@dataclass(frozen=True)
class Hit:
    """A record that was found: what it is called, its page, what it is, its number and its day as far as known.

    precision: "day", or "month", "year" where no more of the day is known.
    note: what a reader must know beside, such as a correction.
    """

    text: str
    url: str
    kind: str | Promise
    number: str = ""
    day: datetime.date | None = None
    precision: str = "day"
    note: str = ""


@dataclass(frozen=True)
class Findable:
    """A kind of record that can be found.

    name: what the index and the address call it; title: what a page calls several of them.
    visible: what of it a reader may see, and may therefore find.
    words: the texts of a record in which is looked.
    parts: what else changes these words: a model, and the way from a record to its rows.
    needs, lists: keys and lists of a record that `words` and `hit` read.
    """

    name: str
    title: str | Promise
    model: type[Model]
    visible: Callable[[Any], QuerySet]
    words: Callable[[Any], Iterable[object]]
    hit: Callable[[Any], Hit]
    parts: Mapping[type[Model], str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def rows(self, records: QuerySet | None = None) -> QuerySet:
        """Records, all of them unless told, with what their words and hits are made of."""
        found = self.model._base_manager.all() if records is None else records
        if self.needs:  # without a name select_related follows every key there is
            found = found.select_related(*self.needs)
        return found.prefetch_related(*self.lists)


def beginning(text: str, most: int = 160) -> str:
    """The first words of a text, at most so many letters, on one line."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0] + " …"
