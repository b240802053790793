"""The records that the record of acts speaks of, by their names as far as its reader may see them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model

from iiwg.accounts.models import User
from iiwg.audit.models import AuditEvent
from iiwg.search.index import findables
from iiwg.workflow.keys import by_model
from iiwg.workflow.rooms import has_visible, visible_to


@dataclass(frozen=True)
class Named:
    """What a record is called, and its page where it has one."""

    text: str
    url: str = ""


def name_records(events: Iterable[AuditEvent], reader: User) -> None:
    """Give each event `about` and `on_behalf`: the record and who it was done for; by its key what is gone or closed to the reader."""
    events = list(events)
    names = _names({key for event in events for key in (event.subject, event.on_behalf_of) if key}, reader)
    for event in events:
        event.__dict__["about"] = names.get(event.subject, Named(event.subject))
        behalf = event.on_behalf_of
        event.__dict__["on_behalf"] = names.get(behalf, Named(behalf)) if behalf else None


def _names(keys: set[str], reader: User) -> dict[str, Named]:
    """The names of records by their keys, some queries for each model and none for each record."""
    return {
        f"{model._meta.label_lower}:{number}": name
        for model, found in by_model(keys).items()
        for number, name in _names_of(model, found, reader)
    }


def _names_of(model: type[Model], numbers: set[int], reader: User) -> Iterator[tuple[int, Named]]:
    findable = next((findable for findable in findables() if findable.model is model), None)
    if findable:
        for row in findable.rows(findable.visible(reader).filter(pk__in=numbers)):
            hit = findable.hit(row)
            yield row.pk, Named(f"{hit.kind}: {hit.text}", hit.url)
    elif model is User:
        for user in User.objects.filter(pk__in=numbers):
            yield user.pk, Named(str(user))
    elif has_visible(model):
        for row in visible_to(reader, model).filter(pk__in=numbers):
            url = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
            yield row.pk, Named(str(row), url)
