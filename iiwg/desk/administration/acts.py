"""The records that the record of acts speaks of: by their names where its reader may see them, else by their kind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext as _

from iiwg.accounts.models import User
from iiwg.audit.models import AuditEvent
from iiwg.search.index import findables
from iiwg.workflow.keys import by_model
from iiwg.workflow.rooms import has_visible, kind_of, visible_to


@dataclass(frozen=True)
class Named:
    """What a record is called, and its page where it has one."""

    text: str
    url: str = ""


def name_records(events: Iterable[AuditEvent], reader: User) -> None:
    """Give each event `about` and `on_behalf`: the record, and who it was done for.

    Of what is gone or closed to the reader only its kind and number are said; the key of what is no record of ours stays.
    """
    events = list(events)
    keys = {key for event in events for key in (event.subject, event.on_behalf_of) if key}
    names = _kinds(keys) | _names(keys, reader)
    for event in events:
        event.__dict__["about"] = names.get(event.subject, Named(event.subject))
        behalf = event.on_behalf_of
        event.__dict__["on_behalf"] = names.get(behalf, Named(behalf)) if behalf else None


def _kinds(keys: set[str]) -> dict[str, Named]:
    """“Nomination, record 4”: what each record is, by its key."""
    return {
        _key(model, number): Named(
            _("%(kind)s, record %(number)d") % {"kind": kind_of(model), "number": number}
        )
        for model, found in by_model(keys).items()
        if kind_of(model)
        for number in found
    }


def _names(keys: set[str], reader: User) -> dict[str, Named]:
    """The names of records by their keys, some queries for each model and none for each record."""
    return {
        _key(model, number): name
        for model, found in by_model(keys).items()
        for number, name in _names_of(model, found, reader)
    }


def _key(model: type[Model], number: int) -> str:
    return f"{model._meta.label_lower}:{number}"


def _names_of(model: type[Model], numbers: set[int], reader: User) -> Iterator[tuple[int, Named]]:
    findable = next((findable for findable in findables() if findable.model is model), None)
    if findable:
        for row in findable.rows(findable.visible(reader).filter(pk__in=numbers)):
            hit = findable.hit(row)
            yield row.pk, Named(_with_kind(str(hit.kind), hit.text), hit.url)
    elif has_visible(model):
        for row in visible_to(reader, model).filter(pk__in=numbers):
            url = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
            yield row.pk, Named(_with_kind(kind_of(model), str(row)), url)


def _with_kind(kind: str, name: str) -> str:
    """“Person: Rahimov”; nothing is said twice where a name says itself of what kind it is."""
    return name if name.startswith(kind) else f"{kind}: {name}"
