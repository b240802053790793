"""No noun climbs to a noun above it: neither by a key, nor by the reverse name of a key, nor by that name in a string.

Imports are watched by the linter; names that Django follows at run time are read here, in code and in templates.
"""

import ast
import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models

from iiwg.workflow.rooms import rooms
from tests.guards.test_law import ROOMS, our_models, sources
from tests.not_yet import CLIMBS

ROOT = Path(settings.BASE_DIR)
# Every noun of every room, lowest first.
NOUNS = [(room.name, noun) for room in rooms() if room.name in ROOMS for noun in room.nouns]
# Calls whose arguments name what a key leads to.
QUERIES = {
    "filter", "exclude", "get", "order_by", "values", "values_list", "annotate", "aggregate", "select_related",
    "prefetch_related", "Prefetch", "F", "Q", "OuterRef", "Count", "Exists", "Max", "Min", "getattr", "hasattr",
    "only", "defer", "distinct",
}  # fmt: skip
# The same word for something else: the minutes an item of the agenda may take.
SAME_WORD = {"templates/meetings/agenda/print/agenda.html: minutes"}
IN_TAG = re.compile(r"{[{%].*?[%}]}")


def noun_of(model) -> tuple[str, str] | None:
    """The noun in which a model stands."""
    place = tuple(model.__module__.split(".")[:2])
    return place if place in NOUNS else None


def keys():
    """Every key between models: the noun that owns it, the key, the noun it leads to, the reverse name if it has one."""
    for model in our_models():
        for field in model._meta.get_fields():
            if not isinstance(field, models.ForeignKey | models.ManyToManyField) or field.auto_created:
                continue
            owner, target = noun_of(model), noun_of(field.related_model)
            if owner and target:
                hidden = field.remote_field.hidden
                yield (
                    owner,
                    f"{model._meta.label}.{field.name}",
                    target,
                    "" if hidden else field.related_query_name(),
                )


def test_a_key_stands_in_the_higher_noun():
    assert [key for owner, key, target, _name in keys() if NOUNS.index(owner) < NOUNS.index(target)] == []


def forbidden(noun) -> set[str]:
    """Reverse names that lead from this noun, or from one below it, to one above it; a name of its own is no climb."""
    here = NOUNS.index(noun)
    reachable = [model for model in our_models() if noun_of(model) and NOUNS.index(noun_of(model)) <= here]
    own = {field.name for model in reachable for field in model._meta.fields + model._meta.many_to_many}
    own |= {name for owner, _key, _target, name in keys() if NOUNS.index(owner) <= here}
    above = {name for owner, _key, target, name in keys() if NOUNS.index(owner) > here >= NOUNS.index(target)}
    return above - own - {""}


def words_of(tree: ast.AST):
    """Line and every name that Django may follow: attributes, and parts of the words that queries take."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in called:
            yield node.lineno, node.attr
        if isinstance(node, ast.Call):
            function = getattr(node.func, "attr", getattr(node.func, "id", ""))
            for keyword in node.keywords:
                if keyword.arg and (function in QUERIES or "__" in keyword.arg):
                    yield from ((node.lineno, word) for word in keyword.arg.split("__"))
            for argument in node.args if function in QUERIES else ():
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield from ((node.lineno, word) for word in argument.value.lstrip("-").split("__"))


def climbs_of_code():
    """Every reverse name of an upper noun that the code of a noun follows, as "path: name"."""
    for room, noun in NOUNS:
        names = forbidden((room, noun))
        for path in sources(f"{room}/{noun}"):
            modules = {alias.asname or alias.name for alias in imports_of(path)}
            for _line, word in words_of(ast.parse(path.read_text())):
                if word in names - modules:
                    yield f"{path.relative_to(ROOT)}: {word}"


def imports_of(path):
    """Every name that a file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from node.names


def climbs_of_templates():
    """The same in the templates of a noun."""
    for room, noun in NOUNS:
        names = forbidden((room, noun))
        for path in sorted((ROOT / "templates" / room / noun).rglob("*.html")):
            for tag in IN_TAG.findall(path.read_text()):
                for word in re.findall(r"\.([a-z_]+)", tag):
                    if word in names:
                        yield f"{path.relative_to(ROOT)}: {word}"


def test_no_noun_follows_a_reverse_name_upwards():
    found = {*climbs_of_code(), *climbs_of_templates()} - SAME_WORD
    assert found - CLIMBS == set(), "show it through a panel, or name an effect and let the upper noun listen"
    assert CLIMBS - found == set(), "take it off the list"


def test_every_noun_of_a_room_is_known_to_it():
    for room in (config for config in rooms() if config.name in ROOMS):
        folders = {path.parent.name for path in (ROOT / room.name).glob("*/__init__.py")}
        assert folders - {"migrations", "management", "templatetags"} == set(room.nouns), room.name
    assert {
        model.__module__
        for model in apps.get_models()
        if model._meta.app_label in ROOMS and not noun_of(model)
    } == set()
