"""What the linter of imports does not say: order of nouns, cycles among services, imports inside functions."""

import ast
import tomllib

import pytest

from iiwg.workflow.rooms import rooms
from tests.guards.test_law import OURS, ROOMS, ROOT, sources

# A library that takes a second to load, what must be set up first, and what is ready only when apps are.
MAY_IMPORT_LATE = {
    "iiwg/documents/rendering.py": {"iiwg.documents"},
    "iiwg/database/apps.py": {"iiwg.database"},
    "iiwg/accounts/apps.py": {"iiwg.accounts"},
    "iiwg/desk/apps.py": {"iiwg.desk.demo.checks"},
    "deploy/first_load.py": {
        "django",
        "django.conf",
        "django.core.management",
        "django.db",
        "iiwg.desk.demo.checks",
        "members.institutions.models",
    },
    "deploy/prepare.py": {"django.conf"},
}


def modules_of(node: ast.Import | ast.ImportFrom) -> set[str]:
    """The modules that an import names."""
    return {node.module} if isinstance(node, ast.ImportFrom) else {alias.name for alias in node.names}


def late_imports(tree: ast.AST) -> set[str]:
    """The modules that are imported inside a function."""
    inside = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {
        module
        for function in inside
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in modules_of(node)
    }


def test_nothing_is_imported_late_but_what_must_be():
    found = {
        str(path.relative_to(ROOT)): late
        for path in sources(*OURS, "deploy")
        if (late := late_imports(ast.parse(path.read_text())))
    }
    assert found == MAY_IMPORT_LATE


def contract(room: str) -> list[str]:
    """The nouns of a room as the linter's contract orders them, lowest first; what stands on one line has no order."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(entry["layers"] for entry in table if entry.get("containers") == [room])
    lines = [line.split(" : ") for line in reversed(layers) if "(" not in line]
    return [noun for line in lines for noun in sorted(line)]


@pytest.mark.parametrize(
    "room", [room for room in rooms() if len(room.nouns) > 1], ids=lambda room: room.name
)
def test_the_order_of_nouns_is_the_one_of_the_linter(room):
    ordered = contract(room.name)
    assert list(room.nouns) == [noun for noun in ordered if noun in room.nouns]
    assert room.name not in ROOMS or set(ordered) == set(room.nouns)


def imported_services(path, known: set[str]) -> set[str]:
    """The modules of services that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = modules_of(node)
            if isinstance(node, ast.ImportFrom):
                names |= {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & known
    return found


def service_graph(room: str) -> dict[str, set[str]]:
    """Each module of services of a room, with those it imports."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in sources(room)
        if "services" in path.with_suffix("").parts and path.stem != "__init__"
    }
    return {name: imported_services(path, set(files)) - {name} for name, path in files.items()}


def left_in_a_cycle(graph: dict[str, set[str]]) -> set[str]:
    """What remains when whoever imports nobody that remains is taken away, again and again."""
    remaining = dict(graph)
    while free := {name for name, imports in remaining.items() if not imports & set(remaining)}:
        remaining = {name: imports for name, imports in remaining.items() if name not in free}
    return set(remaining)


@pytest.mark.parametrize("room", ROOMS)
def test_services_of_a_room_import_each_other_without_a_circle(room):
    graph = service_graph(room)
    assert graph
    assert left_in_a_cycle(graph) == set()


def test_a_circle_is_found():
    assert left_in_a_cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == {"a", "b", "c"}
