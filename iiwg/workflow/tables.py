"""What may be done to a record, as tables: the states of a noun with the transitions between them, and its other acts.

The tables draw the buttons, refuse the clicks, print the diagrams in the docs and feed the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from iiwg.audit.words import say
from iiwg.workflow.paths import Path


class Refused(Exception):
    """A step that is not possible now. The text is a sentence for the person who asked.

    `basis` is what it rests on, in the words of the room that refuses; where that is read, the room says.
    `mend` is where what stands in the way is mended: the words of a link and its address.
    `field` names what was typed wrongly, where one thing was: a form says the sentence there.
    """

    def __init__(self, sentence, *, basis: str = "", mend: tuple[str, str] | None = None, field: str = ""):
        super().__init__(sentence)
        self.sentence = sentence
        self.basis = basis
        self.mend = mend
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(Refused):
    """The verb is not open to this person, whatever the state of the record."""


@dataclass(frozen=True)
class Act:
    """A verb that changes or creates records without moving a procedure: "members.institution.rename".

    done: what the history calls it. permission: asked on the record, or on nothing where it creates one.
    who: a sentence that says who may. when: checks that raise Refused. effects: as of a transition.
    by_system: whether jobs and commands may do it with no person behind them.
    """

    name: str
    done: object
    permission: str
    who: object = _("Your role does not allow this.")
    when: tuple[Callable, ...] = ()
    effects: tuple[str, ...] = ()
    by_system: bool = False


@dataclass(frozen=True)
class Transition:
    """One verb of a procedure.

    target: the state it leads to; None: it stays in its state (`target_from`).
    who: a sentence that says who may, shown to those who may not. when: checks that raise Refused.
    effects: names under which rooms attach functions. stamp: prefix of the `…_at` and `…_by` columns.
    url_name: where the verb is done, "" where it has no button; has_form: a page asks for more first.
    needs_note: the verb is refused without a reason. success_message: what the page says afterwards. by_system: jobs may do it with no person behind them.
    asks_again: after a pause the page asks the password once more.
    """

    verb: str
    label: object
    done: object
    sources: tuple[str, ...]
    target: str | None
    permission: str
    who: object
    when: tuple[Callable, ...] = ()
    effects: tuple[str, ...] = ()
    stamp: str = ""
    url_name: str = ""
    has_form: bool = False
    needs_note: bool = False
    primary: bool = False
    danger: bool = False
    help: object = ""
    success_message: object = ""
    by_system: bool = False
    asks_again: bool = False

    def target_from(self, source: str) -> str:
        """The state it leads to from a state."""
        return source if self.target is None else self.target


@dataclass(frozen=True)
class Workflow:
    """The procedure of one noun: its name ("meetings.minutes"), its states, its transitions.

    path: the way through the states that a strip of steps on a page shows; empty where no page shows one.
    """

    name: str
    states: type[TextChoices]
    transitions: tuple[Transition, ...]
    field: str = "status"
    path: Path = Path()

    def __getitem__(self, verb: str) -> Transition:
        for transition in self.transitions:
            if transition.verb == verb:
                return transition
        raise KeyError(f"{self.name} has no verb {verb}")

    def event(self, transition: Transition) -> str:
        """The verb as the audit record writes it."""
        return f"{self.name}.{transition.verb}"


_WORKFLOWS: dict[str, Workflow] = {}


def register(workflow: Workflow) -> Workflow:
    """Make a procedure known to the engine, the docs and the guards."""
    _WORKFLOWS[workflow.name] = workflow
    say({workflow.event(transition): transition.done for transition in workflow.transitions})
    return workflow


def all_workflows() -> list[Workflow]:
    """Every procedure, by name."""
    return [_WORKFLOWS[name] for name in sorted(_WORKFLOWS)]


def workflow_of(model) -> Workflow:
    """The procedure of a model or of one of its rows."""
    return _WORKFLOWS[model._meta.label_lower]


_ACTS: dict[str, Act] = {}


def register_acts(acts: tuple[Act, ...]) -> None:
    """Make acts known to the doors, the history and the guards."""
    _ACTS.update({act.name: act for act in acts})
    say({act.name: act.done for act in acts})


def act_named(name: str) -> Act:
    """The act of a name; a door opens for no other."""
    return _ACTS[name]


def all_acts() -> list[Act]:
    """Every act, by name."""
    return [_ACTS[name] for name in sorted(_ACTS)]
