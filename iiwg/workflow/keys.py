"""Records by their plain keys ("meetings.minutes:12"), as the record of actions and the letters name them."""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.db.models import Model

from iiwg.audit.actors import Account
from iiwg.workflow.rooms import has_visible, visible_to


def by_model(keys: Iterable[str]) -> dict[type[Model], set[int]]:
    """The numbers of the records that keys name, under their models; a key that names no record of ours is left out."""
    models = {model._meta.label_lower: model for model in apps.get_models()}
    numbers: dict[type[Model], set[int]] = defaultdict(set)
    for key in keys:
        label, _colon, number = key.partition(":")
        if label in models and number.isdecimal():
            numbers[models[label]].add(int(number))
    return numbers


def closed_to(user: Account, keys: Iterable[str]) -> set[str]:
    """Those of the keys whose records a user may not see or are gone, at one query a model."""
    closed = set()
    for model, numbers in by_model(keys).items():
        rows = visible_to(user, model) if has_visible(model) else model._base_manager.none()
        seen = rows.filter(pk__in=numbers).values_list("pk", flat=True)
        closed |= {f"{model._meta.label_lower}:{number}" for number in numbers.difference(seen)}
    return closed
