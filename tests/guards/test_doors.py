"""Whoever changes a record passes a door: read from the source here, watched at work in every test (tests/watch.py)."""

import ast
import functools
import importlib
import inspect
from pathlib import Path
from types import ModuleType

import pytest

from iiwg.workflow.doors import changing
from iiwg.workflow.rooms import rooms
from members.institutions.models import Institution
from tests.guards.test_law import ROOMS, ROOT, sources
from tests.not_yet import PAST_THE_DOORS

DOORS = {"moving", "changing", "creating", "move"}
WRITES = {
    "save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "delete", "update",
}  # fmt: skip


def name_of(path) -> str:
    """The dotted name of a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@functools.cache
def functions_of(module: str) -> dict:
    """The functions that stand in a module, as syntax trees by name."""
    tree = ast.parse(Path(importlib.import_module(module).__file__).read_text())
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def meant(call: ast.Call, module: str):
    """The module and name of the function that a call means; None where only a run can tell."""
    names = vars(importlib.import_module(module))
    match call.func:
        case ast.Name(id=name):
            found = names.get(name)
        case ast.Attribute(value=ast.Name(id=base), attr=name) if isinstance(names.get(base), ModuleType):
            found = getattr(names[base], name, None)
        case _:
            return None
    return (found.__module__, found.__name__) if inspect.isfunction(found) else None


def is_door(call: ast.AST, module: str) -> bool:
    """Whether this is a door, or a helper of ours that opens one and holds it open."""
    target = meant(call, module) if isinstance(call, ast.Call) else None
    if target is None:
        return False
    where, name = target
    if where == "iiwg.workflow.doors":
        return name in DOORS
    helper = functions_of(where).get(name) if where.partition(".")[0] in ROOMS else None
    return helper is not None and any(
        is_door(item.context_expr, where)
        for node in ast.walk(helper)
        if isinstance(node, ast.With)
        for item in node.items
    )


def is_write(call: ast.Call) -> bool:
    """Whether this changes rows. `facts.update(more)` is a dictionary, `super().save(form)` a page with a form."""
    match call.func:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super"))):
            return False
        case ast.Attribute(attr="update"):
            return bool(call.keywords) and not call.args
        case ast.Attribute(attr=name):
            return name in WRITES
    return False


def calls_outside_doors(node: ast.AST, module: str):
    """Every call of a tree but those in the body of a door."""
    if isinstance(node, ast.With) and any(is_door(item.context_expr, module) for item in node.items):
        return
    if isinstance(node, ast.Call):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from calls_outside_doors(child, module)


def writes_outside_doors(module: str, name: str, seen: frozenset = frozenset()) -> bool:
    """Whether a function, or what it calls in the rooms, changes rows outside a door."""
    if (module, name) in seen or name not in functions_of(module):
        return False
    for call in calls_outside_doors(functions_of(module)[name], module):
        target = meant(call, module)
        if target is None and is_write(call):
            return True
        if target and target[0].partition(".")[0] in ROOMS:
            if writes_outside_doors(*target, seen | {(module, name)}):
                return True
    return False


def listeners() -> set[tuple[str, str]]:
    """Module and name of what runs as an effect, inside the door of another verb."""
    return {
        (function.__module__, function.__name__)
        for room in rooms()
        for names in room.listens.values()
        for function in room.functions(names)
    }


def acting(path):
    """The public functions of a file that name an actor, or act for the system when an installation is loaded."""
    for name, node in functions_of(name_of(path)).items():
        names_actor = "by" in [argument.arg for argument in node.args.kwonlyargs]
        if not name.startswith("_") and (names_actor or "presets" in path.parts):
            yield name


def test_whoever_changes_a_record_passes_a_door():
    past = {
        f"{path.relative_to(ROOT)}:{name}"
        for path in sources(*ROOMS)
        if "services" in path.with_suffix("").parts
        for name in acting(path)
        if (name_of(path), name) not in listeners() and writes_outside_doors(name_of(path), name)
    }
    assert past - PAST_THE_DOORS == set(), "open a door"
    assert PAST_THE_DOORS - past == set(), "take it off the list: it passes a door now"


def test_only_services_change_records():
    places = {
        "views",
        "forms",
        "panels",
        "context",
        "rules",
        "texts",
        "notices",
        "reminders",
        "urls",
        "workflow",
    }
    writing = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sources(*ROOMS)
        if places & set(path.with_suffix("").parts)
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and is_write(call) and meant(call, name_of(path)) is None
    ]
    assert writing == []


def product(source: str):
    """A function of the product named `act`, as if it stood in a view of the people."""
    names: dict = {}
    exec(compile(source, str(ROOT / "members/people/views.py"), "exec"), names)
    return names["act"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "row.save()",
        "row.delete()",
        "type(row).objects.create(code='NEW')",
        "type(row).objects.filter(pk=row.pk).update(code='NEW')",
        "type(row).objects.filter(pk=row.pk).delete()",
        "type(row).objects.bulk_create([type(row)(code='NEW')])",
        "type(row).objects.bulk_update([row], ['code'])",
    ],
)
def test_code_of_the_product_that_changes_a_row_outside_a_door_is_named(cast, change):
    act = product(f"def act(row):\n    {change}")
    with pytest.raises(
        AssertionError, match="members/people/views.py:2: act changes members.Institution outside"
    ):
        act(cast.places["OPERATOR"])


@pytest.mark.django_db
def test_many_to_many_keys_are_watched_too(cast):
    from meetings.minutes.models import Line
    from tests.scenes import minutes

    line = Line.objects.filter(minutes=minutes(cast)).get()
    with pytest.raises(AssertionError, match="outside a door"):
        product("def act(row, place):\n    row.co_executors.set([place])")(line, cast.places["MEWR"])


@pytest.mark.django_db
def test_inside_a_door_rows_may_change_and_a_test_may_always(cast):
    place = cast.places["OPERATOR"]
    with changing(place, "members.institution.change", by=cast.secretary) as row:
        product("def act(row):\n    row.save()")(row)
    place.save()
    Institution.objects.filter(pk=place.pk).update(phone="1")
