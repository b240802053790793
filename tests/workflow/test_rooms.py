"""What rooms bring is checked at start and run lowest floor first."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse

from iiwg.workflow import effects, rooms
from iiwg.workflow.rooms import listeners, tables_agree


@pytest.fixture(autouse=True)
def _fresh():
    """Answers are kept for good; a test that changes a table must not leave its own behind."""
    listeners.cache_clear()
    yield
    listeners.cache_clear()


def codes(monkeypatch, **table):
    """The ids of what the check says when the members room brings this beside."""
    config = apps.get_app_config("members")
    for name, value in table.items():
        monkeypatch.setattr(config, name, getattr(config, name) | value)
    return {error.id for error in tables_agree()}


def test_the_tables_of_the_house_agree():
    assert tables_agree() == []


def test_a_function_that_is_not_there_stops_the_start(monkeypatch):
    assert codes(monkeypatch, panels={"institution": ("people.panels.nobody_wrote_this",)}) == {"rooms.E001"}


def test_an_effect_nobody_declares_stops_the_start(monkeypatch):
    listens = {"minutes.aproved": ("institutions.rules.visible_institutions",)}
    assert codes(monkeypatch, listens=listens) == {"rooms.E002"}


def test_an_effect_nobody_listens_to_stops_the_start(monkeypatch):
    monkeypatch.setattr(rooms, "declared_effects", lambda: {"minutes.approved", "bell.rung"})
    assert "rooms.E003" in {error.id for error in tables_agree()}


def test_a_record_without_a_word_for_what_it_is_stops_the_start(monkeypatch):
    monkeypatch.setattr(apps.get_app_config("tmf_registry"), "kinds", {})
    assert [(error.id, error.msg) for error in tables_agree()] == [
        ("rooms.E004", "No room says what one tmf_registry.Facility is called.")
    ]


def test_effects_run_from_the_lowest_floor_up():
    floors = [config.name for config in apps.get_app_configs()]
    order = [
        floors.index(function.__module__.partition(".")[0]) for function in listeners("minutes.approved")
    ]
    assert len(order) > 1
    assert order == sorted(order)


def asked_for(pattern: str, *folders: str) -> set[str]:
    """What code or templates of the house ask for, by a pattern with one group."""
    files = (path for folder in folders for path in (settings.BASE_DIR / folder).rglob("*.*"))
    texts = (path.read_text() for path in files if path.suffix in {".py", ".html"})
    return {name for text in texts for name in re.findall(pattern, text)}


def test_what_a_room_brings_is_asked_for_somewhere():
    kinds = {kind for room in rooms.rooms() for kind in room.brings}
    assert kinds == asked_for(
        r'\bbrought\("(\w+)"\)', "iiwg", "members", "meetings", "actions", "tmf_registry"
    )


def test_a_panel_is_shown_somewhere():
    shown = {place for room in rooms.rooms() for place in room.panels}
    assert shown <= asked_for(r'{% panels "([\w-]+)"', "templates")


def test_the_navigation_leads_to_the_rooms_in_one_order():
    assert [reverse(place.page) for place in rooms.places()] == [
        "/", "/meetings/", "/follow-up/", "/members/", "/register/", "/settings/",
    ]  # fmt: skip


def test_what_listens_is_run_in_the_order_of_the_table(monkeypatch):
    ran = []
    first, second = (
        lambda obj, *, by, name=name: ran.append((name, obj, by)) for name in ("first", "second")
    )
    monkeypatch.setattr(effects, "listeners", lambda effect: [first, second])
    effects.run("minutes.approved", "minutes", by="who")
    assert ran == [("first", "minutes", "who"), ("second", "minutes", "who")]
