"""The watch at the doors: in tests, code of the product that changes a row of a room while no door is open raises.

A test, a migration or a command may make rows by itself; what they call may not. A model that saves itself is asked on
behalf of whoever called it. Walking up the stack happens only for models of rooms and only while no door is open.
"""

import sys
from collections.abc import Iterator
from functools import cache, wraps
from pathlib import Path

from tests.not_yet import PAST_THE_DOORS

ROOT = Path(__file__).resolve().parent.parent
ROOMS = frozenset({"members", "tmf_registry", "meetings", "actions"})
OURS = (*sorted(ROOMS), "iiwg", "tests")


def begin() -> None:
    """Watch every way in which Django writes rows; many-to-many keys write rows of their own tables."""
    from django.db.models import Model, QuerySet

    for name in ("save_base", "delete"):
        setattr(Model, name, _watched(getattr(Model, name), of=lambda row: row))
    for name in ("update", "delete", "bulk_create", "bulk_update"):
        setattr(QuerySet, name, _watched(getattr(QuerySet, name), of=lambda rows: rows.model))


def _watched(write, *, of):
    """The same method, which first asks who calls it."""

    @wraps(write)
    def asked(self, *args, **kwargs):
        model = of(self)
        if model._meta.app_label in ROOMS:
            refuse_outside_a_door(model._meta.label)
        return write(self, *args, **kwargs)

    return asked


def refuse_outside_a_door(label: str) -> None:
    """Raise AssertionError when code of the product writes a row of this model outside a door."""
    from iiwg.workflow import doors

    if doors.is_open():
        return
    path, line, function = next(_callers(), ("tests/", 0, ""))
    if _may_write_alone(path):
        return
    if any(f"{caller}:{name}" in PAST_THE_DOORS for caller, _line, name in _callers()):
        return
    raise AssertionError(f"{path}:{line}: {function} changes {label} outside a door")


def _callers() -> Iterator[tuple[str, int, str]]:
    """Path, line and function of every frame of ours on the stack, nearest first, without models themselves."""
    frame = sys._getframe(1)
    while frame is not None:
        place = _place_of(frame.f_code.co_filename)
        if place:
            yield place, frame.f_lineno, frame.f_code.co_name
        frame = frame.f_back


@cache
def _place_of(file_name: str) -> str:
    """The path of a file of ours as seen from the root; empty for what is not ours, for models and for this file."""
    path = Path(file_name)
    if not path.is_relative_to(ROOT) or path == Path(__file__):
        return ""
    place = path.relative_to(ROOT)
    return str(place) if place.parts[0] in OURS and not _is_of_a_model(place) else ""


def _is_of_a_model(place: Path) -> bool:
    return "models" in place.with_suffix("").parts or place.is_relative_to("iiwg/database")


def _may_write_alone(path: str) -> bool:
    return path.startswith("tests/") or "/migrations/" in path or "/management/" in path
