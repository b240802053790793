"""Where an order meets an empty day it says where that stands: SQLite puts NULL first, PostgreSQL last."""

import ast
from functools import cache

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F
from django.db.models.expressions import OrderBy

from iiwg.pages.ordering import InLanguage, key_of_reader

ROOMS = ("iiwg", "members", "meetings", "actions", "tmf_registry")
MODELS = [model for model in apps.get_models() if model.__module__.split(".")[0] in ROOMS]
BY_NAME = {model.__name__: model for model in MODELS}
ORDERS = ("order_by", "latest", "earliest")
MANAGERS = ("objects", "_base_manager", "_default_manager")


def may_be_empty(model, path: str) -> bool:
    """Whether a column, perhaps of a related row, can be NULL; a translated one can where one of its languages can."""
    for name in path.lstrip("-").split("__"):
        if name == "pk":
            return False
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:  # an annotation
            return False
        languages = [other for other in model._meta.get_fields() if other.name == f"{name}_en"]
        if field.null or any(other.null for other in languages):
            return True
        model = field.related_model
    return False


def unsaid(entry) -> str:
    """The column of an entry of Meta.ordering that does not say where NULL stands; "" where it does."""
    if isinstance(entry, OrderBy):
        entry = "" if entry.nulls_first or entry.nulls_last else entry.expression
    if isinstance(entry, InLanguage):
        return key_of_reader(entry.name)
    return entry.name if isinstance(entry, F) else entry


def test_every_model_says_where_its_empty_rows_stand():
    silent = [
        f"{model._meta.label}: {unsaid(entry)}"
        for model in MODELS
        for entry in (
            *model._meta.ordering,
            *([model._meta.get_latest_by] if model._meta.get_latest_by else ()),
        )
        if unsaid(entry) and may_be_empty(model, unsaid(entry))
    ]
    assert silent == []


# --- the source -----------------------------------------------------------------------------------------------------


def assigned(tree: ast.AST) -> dict[str, list[ast.expr]]:
    """What each name of a function or a module is set to."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value] * len(names)
                for name, value in zip(names, values, strict=False):
                    if isinstance(name, ast.Name):
                        found.setdefault(name.id, []).append(value)
    return found


def rows_of(expression, names, seen=()) -> set | None:
    """The models a queryset is of, as far as the source shows it: a manager, a reverse name, a variable, a function.

    None where the source does not show it.
    """
    chain = []
    while isinstance(expression, ast.Call | ast.Attribute):
        if isinstance(expression, ast.Attribute):
            chain.append(expression.attr)
            expression = expression.value
        else:
            expression = expression.func
    if not isinstance(expression, ast.Name):
        return None
    if chain and chain[-1] in MANAGERS and expression.id in BY_NAME:
        return {BY_NAME[expression.id]}
    for attribute in chain:
        if related := reverse_rows(attribute):
            return related
    if expression.id in seen:  # rows = rows.filter(…): the same rows
        return set()
    values = [(value, names) for value in names.get(expression.id, [])] or returned().get(expression.id, [])
    found = [rows_of(value, around, (*seen, expression.id)) for value, around in values]
    return set().union(*found) if found and None not in found else None


@cache
def returned() -> dict[str, list]:
    """What the functions of the rooms return, by their names, with what their variables are set to."""
    found: dict[str, list] = {}
    for path in sources():
        for function in ast.parse(path.read_text()).body:
            if isinstance(function, ast.FunctionDef):
                answers = [node.value for node in ast.walk(function) if isinstance(node, ast.Return)]
                found.setdefault(function.name, []).extend((value, assigned(function)) for value in answers)
    return found


def reverse_rows(attribute: str) -> set:
    """The models whose rows stand under a reverse name."""
    return {
        relation.related_model
        for model in MODELS
        for relation in model._meta.related_objects
        if relation.get_accessor_name() == attribute and relation.related_model in MODELS
    }


def columns(argument: ast.expr, module: dict) -> list[str]:
    """The columns an argument orders by without saying where NULL stands."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.Starred):
        values = [
            v for node in ast.walk(argument) if isinstance(node, ast.Name) for v in module.get(node.id, [])
        ]
        return [column for value in values for column in loose(value, module)]
    return loose(argument, module)


def loose(tree: ast.expr, module: dict) -> list[str]:
    """The column names in an expression, but for those under asc() and desc() that say where NULL stands."""
    if isinstance(tree, ast.Call) and any(
        word.arg in ("nulls_first", "nulls_last") for word in tree.keywords
    ):
        return []
    if isinstance(tree, ast.Dict):
        return [column for value in tree.values for column in loose(value, module)]
    if isinstance(tree, ast.Constant):
        return [tree.value] if isinstance(tree.value, str) else []
    if isinstance(tree, ast.Name):
        return [column for value in module.get(tree.id, []) for column in loose(value, module)]
    return [column for child in ast.iter_child_nodes(tree) for column in loose(child, module)]


def silent_orders(text: str) -> list[str]:
    """Every column of a source text that an order names silently, and that can be empty."""
    tree = ast.parse(text)
    module, found = assigned(tree), []
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(node): function for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if not (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ORDERS
        ):
            continue
        names = module | (assigned(inside[id(node)]) if id(node) in inside else {})
        models = rows_of(node.func.value, names) or MODELS
        for argument in node.args:
            for column in columns(argument, module):
                if any(may_be_empty(model, column) for model in models):
                    found.append(f"{node.lineno}: {column}")
    return found


def sources():
    """The files of the rooms; what a migration ordered is past."""
    for room in ROOMS:
        for path in sorted((settings.BASE_DIR / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def test_every_query_says_where_its_empty_rows_stand():
    silent = [
        f"{path.relative_to(settings.BASE_DIR)}:{order}"
        for path in sources()
        for order in silent_orders(path.read_text())
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Post.objects.order_by('-starts_on')", 1),
        ("Post.objects.order_by(F('starts_on').desc())", 1),
        ("Post.objects.order_by(F('starts_on').desc(nulls_last=True), 'pk')", 0),
        ("ChairingTerm.objects.filter(slot=1).order_by('starts_on')", 0),
        ("def f():\n    rows = ChairingTerm.objects.all()\n    rows.order_by('starts_on')", 0),
        ("person.posts.earliest('starts_on')", 1),
        ("anything(user).order_by('starts_on')", 1),
        ("visible_actions(user).order_by('number')", 0),
        ("visible_actions(user).order_by('due_on')", 1),
        ("WAYS = {'due': ['due_on', 'pk']}\nActionItem.objects.order_by(*WAYS.get(way))", 1),
        ("DUE = F('due_on').asc()\nActionItem.objects.order_by(DUE)", 1),
        ("Outcome.objects.order_by('facility__folded')", 1),
    ],
)
def test_the_guard_sees_what_is_silent(text, number):
    assert len(silent_orders(text)) == number
