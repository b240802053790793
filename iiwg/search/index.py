"""The index is kept: it follows each change after its commit, and is read anew where it fell behind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from iiwg.search.findable import Findable
from iiwg.search.models import Word
from iiwg.search.words import keys_of
from iiwg.workflow.rooms import brought

PIECE = 500  # records read and written at once
Touched = Iterable[tuple[type[Model], int]]  # what was changed: models and primary keys


def findables() -> list[Findable]:
    """Everything that can be found, lowest floor first."""
    return [describe() for describe in brought("search")]


def follow(touched: Touched) -> None:
    """Write anew the words of what was changed, and of what these changes bring words to; what is gone is found no more."""
    keys: dict[type[Model], set[int]] = defaultdict(set)
    for model, key in touched:
        keys[model].add(key)
    for findable in findables():
        own = keys.get(findable.model, set())
        ways = {way: keys[model] for model, way in findable.parts.items() if model in keys}
        if own or ways:
            concerned = Q(pk__in=own)
            for way, parts in ways.items():
                concerned |= Q(**{f"{way}__in": parts})
            _write(findable, findable.rows().filter(concerned).distinct())
            _forget(findable, own)


def fill() -> int:
    """Write the words of every record that has none in the index; how many were written."""
    return sum(_write(findable, findable.rows().filter(_not_in_index(findable))) for findable in findables())


def read_anew() -> int:
    """Compare the index with every record, for what no door says, such as a name that others bear; how many were written."""
    written = 0
    for findable in findables():
        written += _write(findable, findable.rows())
        records = findable.model._base_manager.values("pk")
        _words_of(findable).exclude(record__in=records).delete()
    return written


def _words_of(findable: Findable) -> QuerySet[Word]:
    return Word.objects.filter(kind=findable.name)


def _not_in_index(findable: Findable) -> Q:
    return ~Q(Exists(_words_of(findable).filter(record=OuterRef("pk"))))


def _forget(findable: Findable, keys: set[int]) -> None:
    """Take out of the index which of these records are no more."""
    gone = keys - set(findable.model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
    if gone:
        _words_of(findable).filter(record__in=gone).delete()


def _write(findable: Findable, records: QuerySet) -> int:
    """Write the words of these records where they are others than those kept; how many records were written."""
    written = 0
    for piece in _pieces(records):
        kept = defaultdict(set)
        rows = _words_of(findable).filter(record__in=[row.pk for row in piece])
        for record, key in rows.values_list("record", "key"):
            kept[record].add(key)
        words = {row.pk: keys_of(findable.words(row)) for row in piece}
        changed = [record for record, keys in words.items() if keys != kept[record]]
        if changed:
            with transaction.atomic():
                rows.filter(record__in=changed).delete()
                Word.objects.bulk_create(
                    (
                        Word(key=key, kind=findable.name, record=record)
                        for record in changed
                        for key in words[record]
                    ),
                    batch_size=PIECE,
                )
        written += len(changed)
    return written


def _pieces(records: QuerySet) -> Iterator[list[Model]]:
    """The records, some at a time, each piece read after the one before was written."""
    last, is_full = 0, True
    while is_full and (piece := list(records.filter(pk__gt=last).order_by("pk")[:PIECE])):
        last, is_full = piece[-1].pk, len(piece) == PIECE
        yield piece
