"""A procedure as a table: the states of a noun and the transitions between them.

The table draws the buttons, refuses the clicks, prints the diagram in the docs and feeds the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass

from iiwg.audit.words import say


class Refused(Exception):
    """A step that is not possible now. The text is a sentence for the person who asked.

    `basis` is what it rests on, in the words of the room that refuses; where that is read, the room says.
    """

    def __init__(self, sentence, *, basis: str = ""):
        super().__init__(sentence)
        self.sentence = sentence
        self.basis = basis

    def __str__(self) -> str:
        return str(self.sentence)


@dataclass(frozen=True)
class Transition:
    """One verb of a procedure.

    who: a sentence that says who may, shown to those who may not. when: checks that raise Refused.
    effects: names under which upper rooms attach functions. stamp: prefix of the `…_at` and `…_by` columns.
    """

    verb: str
    label: object
    done: object
    sources: tuple[str, ...]
    target: str
    permission: str
    who: object
    when: tuple[Callable, ...] = ()
    effects: tuple[str, ...] = ()
    stamp: str = ""
    url_name: str = ""
    needs_note: bool = False
    primary: bool = False
    danger: bool = False
    help: object = ""


@dataclass(frozen=True)
class Workflow:
    """The procedure of one noun: its name ("meetings.minutes"), its states, its transitions."""

    name: str
    states: type
    transitions: tuple[Transition, ...]
    field: str = "status"

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
