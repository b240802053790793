"""House rules about code, as failing tests."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.not_yet import LONG_FUNCTIONS

ROOT = Path(settings.BASE_DIR)
ROOMS = ("members", "tmf_registry", "meetings", "actions")
OURS = (*ROOMS, "iiwg")
FLOORS = ["database", "audit", "pages", "accounts", "documents", "notifications", *ROOMS]


def sources(*folders):
    """Every Python file of ours but migrations."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def our_models():
    """The models of this project."""
    return [model for model in apps.get_models() if model.__module__.split(".")[0] in OURS]


def test_only_the_engine_assigns_a_status():
    assigned = []
    for path in sources(*OURS):
        if path.name == "engine.py" and path.parent.name == "workflow":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            targets = node.targets if isinstance(node, ast.Assign) else []
            flat = [
                t for target in targets for t in (target.elts if isinstance(target, ast.Tuple) else [target])
            ]
            if any(isinstance(t, ast.Attribute) and t.attr == "status" for t in flat):
                assigned.append(f"{path.relative_to(ROOT)}:{node.lineno}")
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "update":
                if any(keyword.arg == "status" for keyword in node.keywords):
                    assigned.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert assigned == []


def services():
    """Every public function of the service modules."""
    for path in sources(*OURS):
        place = path.relative_to(ROOT).with_suffix("").parts
        if "services" not in place:
            continue
        name = ".".join(place).removesuffix(".__init__")
        for label, function in inspect.getmembers(importlib.import_module(name), inspect.isfunction):
            if function.__module__ == name and not label.startswith("_"):
                yield f"{name}.{label}", function


@pytest.mark.parametrize(("label", "function"), [pytest.param(n, f, id=n) for n, f in services()])
def test_a_service_never_takes_a_request_and_names_its_actor_by_keyword(label, function):
    parameters = inspect.signature(function).parameters
    if "request" in parameters:  # a request for a nomination, never one of a browser
        assert "NominationRequest" in str(parameters["request"].annotation)
    if "by" in parameters:
        assert parameters["by"].kind is inspect.Parameter.KEYWORD_ONLY, label


def test_a_service_that_records_an_act_knows_its_actor():
    nameless = []
    for label, function in services():
        if "record(" in inspect.getsource(function) and "by" not in inspect.signature(function).parameters:
            nameless.append(label)
    assert nameless == []


def test_foreign_keys_into_history_protect_it():
    loose = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is not models.PROTECT
        if not field.auto_created and model._meta.auto_created is False
        if field.related_model.__module__.split(".")[0] in OURS
        if model.__name__ != "InstitutionUserObjectPermission"  # a grant, not history: django-guardian's own
    ]
    assert loose == []


def test_foreign_keys_between_rooms_point_down():
    upward = []
    for model in our_models():
        for field in model._meta.get_fields():
            if not isinstance(field, models.ForeignKey | models.ManyToManyField):
                continue
            target = field.related_model._meta.app_label
            own = model._meta.app_label
            if target in FLOORS and own in FLOORS and FLOORS.index(target) > FLOORS.index(own):
                upward.append(f"{model._meta.label}.{field.name} -> {target}")
    assert upward == []


def texts():
    """Every file of ours that people read: code, templates, scripts and styles."""
    yield from sources(*OURS)
    for folder, pattern in (("templates", "*.*"), ("static/js", "*.js"), ("static/scss", "*.scss")):
        yield from sorted((ROOT / folder).rglob(pattern))


def test_no_file_grows_past_what_reads_well():
    long_files = [str(path.relative_to(ROOT)) for path in texts() if len(path.read_text().splitlines()) > 300]
    assert long_files == []


def test_no_function_grows_past_what_reads_well():
    long_functions = []
    for path in sources(*OURS):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 40:
                long_functions.append(f"{path.relative_to(ROOT)}:{node.name}")
    assert set(long_functions) == LONG_FUNCTIONS


def test_every_module_says_what_it_is():
    silent = []
    for path in sources(*OURS):
        tree = ast.parse(path.read_text())
        if tree.body and not ast.get_docstring(tree):
            silent.append(str(path.relative_to(ROOT)))
    assert silent == []


def test_nothing_is_connected_to_a_domain_signal():
    allowed = {"iiwg/database/apps.py", "iiwg/accounts/apps.py"}  # post_migrate: seals and roles
    found = {
        str(path.relative_to(ROOT))
        for path in sources(*OURS)
        if "django.db.models.signals" in path.read_text() or "django.dispatch" in path.read_text()
    }
    assert found <= allowed


def test_no_migration_is_missing(db):
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
