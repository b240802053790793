"""Rows that stand in an order people choose, such as the items of an agenda: one place up or down."""

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from iiwg.workflow.tables import Refused


def reorder(rows: QuerySet, moved: Model, *, up: bool, gone: str | Promise) -> bool:
    """Give a row the place of its neighbour; whether it moved, as the first does not go up.

    rows: those that stand, in their order, by `ordinal`; gone: the sentence when the row is no longer among them.
    """
    order = list(rows)
    place = next((index for index, row in enumerate(order) if row.pk == moved.pk), None)
    if place is None:
        raise Refused(gone)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        return False
    order[place], order[other] = order[other], order[place]
    number_from_one(order)
    return True


def number_from_one(order: list) -> None:
    """Number rows from one in the order given."""
    for ordinal, row in enumerate(order, start=1):
        type(row)._base_manager.filter(pk=row.pk).update(ordinal=ordinal)
