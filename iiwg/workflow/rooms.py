"""What a room brings to the house, as one table in its `AppConfig`, checked at start.

    class MeetingsConfig(RoomConfig):
        nouns = ("meeting", "agenda")                                    # lowest first
        listens = {"minutes.approved": ("seats.effects.adopt",)}         # effect -> functions
        panels = {"facility": ("minutes.panels.of_facility",)}           # place -> functions
        brings = {"reminders": ("seats.reminders.due",)}                 # what the ground and the desk iterate over
        places = (Place("meetings:list", "calendar3", _("Meetings"), order=2),)  # where the navigation leads
        visible = {"Meeting": "meeting.rules.visible_meetings"}          # model -> what of it a user sees
        kinds = {"Meeting": _("Meeting")}                                # model -> what one record of it is called

Names of functions are dotted, from the room's package. Each noun's `workflow` module is read for its procedures and acts.
"""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps
from django.core import checks
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from iiwg.workflow.tables import Workflow, all_acts, all_workflows, register, register_acts


@dataclass(frozen=True)
class Place:
    """Where the navigation leads: the name of a page, its icon and its label; `order` counts from the left.

    permission: it is shown to those who hold it. in_menu: a phone has no room for it in the bar and shows it in the menu.
    """

    page: str
    icon: str
    label: object
    order: int
    permission: str = ""
    in_menu: bool = False


class RoomConfig(AppConfig):
    """A room: its nouns and what it brings; a part of the ground that has procedures or acts is one too."""

    default = False  # Django would take it for the configuration of every room that imports it
    nouns: tuple[str, ...] = ()
    listens: dict[str, tuple[str, ...]] = {}
    panels: dict[str, tuple[str, ...]] = {}
    brings: dict[str, tuple[str, ...]] = {}
    places: tuple[Place, ...] = ()
    visible: dict[str, str] = {}
    kinds: dict[str, str | Promise] = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls.default = True

    def ready(self):
        """Read the tables of every noun; a room without nouns has its own."""
        for package in [f"{self.name}.{noun}" for noun in self.nouns] or [self.name]:
            if find_spec(f"{package}.workflow"):
                _register_tables(import_module(f"{package}.workflow"))

    def functions(self, names: tuple[str, ...]) -> list[Callable]:
        """The functions of dotted names."""
        return [import_string(f"{self.name}.{name}") for name in names]

    def named(self) -> Iterator[str]:
        """Every dotted name of the table."""
        for table in (self.listens, self.panels, self.brings):
            for names in table.values():
                yield from names
        yield from self.visible.values()


def _register_tables(module) -> None:
    for value in vars(module).values():
        if isinstance(value, Workflow):
            register(value)
    register_acts(getattr(module, "ACTS", ()))


def rooms() -> Iterator[RoomConfig]:
    """Every room, lowest floor first."""
    return (config for config in apps.get_app_configs() if isinstance(config, RoomConfig))


@functools.cache
def listeners(effect: str) -> list[Callable]:
    """The functions that run when an effect happens, lowest floor first."""
    return [function for room in rooms() for function in room.functions(room.listens.get(effect, ()))]


@functools.cache
def panels(place: str) -> list[Callable]:
    """The functions that show something on pages of a place, lowest floor first."""
    return [function for room in rooms() for function in room.functions(room.panels.get(place, ()))]


@functools.cache
def brought(kind: str) -> list[Callable]:
    """What every room brings of a kind ("reminders", "search"), lowest floor first."""
    return [function for room in rooms() for function in room.functions(room.brings.get(kind, ()))]


def places() -> list[Place]:
    """Where the navigation leads, from the left."""
    return sorted((place for room in rooms() for place in room.places), key=lambda place: place.order)


@functools.cache
def _visible(label: str) -> Callable:
    """The function that says what of a model a user sees; a model without one is a mistake."""
    label, _dot, model = label.partition(".")
    room = next(room for room in rooms() if room.label == label)
    return room.functions((room.visible[model],))[0]


def has_visible(model) -> bool:
    """Whether a room says what of a model a user sees."""
    return any(room.label == model._meta.app_label and model.__name__ in room.visible for room in rooms())


def visible_to(user, model):
    """The rows of a model that a user may see, as a queryset."""
    return _visible(model._meta.label)(user)


def kind_of(model: type[Model]) -> str:
    """What one record of a model is called; "" where no act is about such records."""
    room = next((room for room in rooms() if room.label == model._meta.app_label), None)
    return str(room.kinds.get(model.__name__, "")) if room else ""


def _without_kind() -> set[str]:
    """The models that acts and procedures are about, and that no room has a word for."""
    nouns = {act.name.rpartition(".")[0] for act in all_acts()} | {flow.name for flow in all_workflows()}
    return {
        model._meta.label
        for model in apps.get_models()
        if model._meta.label_lower in nouns and not kind_of(model)
    }


def declared_effects() -> set[str]:
    """Every effect that a transition or an act names."""
    moved = {
        effect for workflow in all_workflows() for step in workflow.transitions for effect in step.effects
    }
    return moved | {effect for act in all_acts() for effect in act.effects}


@checks.register()
def tables_agree(app_configs=None, **kwargs) -> list:
    """An effect nobody listens to, one nobody declares, a function that is not there, a record without a word, stops the start."""
    found = [
        checks.Error(f"{room.name}: {name} is not there.", id="rooms.E001")
        for room in rooms()
        for name in room.named()
        if not _is_there(room, name)
    ]
    listened = {effect for room in rooms() for effect in room.listens}
    declared = declared_effects()
    found += [
        checks.Error(f"Nobody declares the effect {name}.", id="rooms.E002") for name in listened - declared
    ]
    found += [
        checks.Error(f"Nobody listens to the effect {name}.", id="rooms.E003") for name in declared - listened
    ]
    found += [
        checks.Error(f"No room says what one {name} is called.", id="rooms.E004") for name in _without_kind()
    ]
    return found


def _is_there(room: RoomConfig, name: str) -> bool:
    try:
        return callable(import_string(f"{room.name}.{name}"))
    except ImportError:
        return False
