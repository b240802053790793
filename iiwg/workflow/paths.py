"""The way of a record through its states, and the strip of steps that a page draws of it."""

from dataclasses import dataclass, field, replace

from django.db.models import TextChoices


@dataclass(frozen=True)
class Path:
    """The way of a record through its states.

    states: in their order; the last one ends the way.
    beside: a state off the way, and the state of the way at whose step it stands.
    ended: a state that ends the way early, and the steps shown then, itself the last.
    names: what the step of a state is called, where not as the state.
    is_of_deeds: the steps are deeds: that of the present state is done, and the next one is to be done now.
    """

    states: tuple[TextChoices, ...] = ()
    beside: dict[str, TextChoices] = field(default_factory=dict)
    ended: dict[str, tuple[TextChoices, ...]] = field(default_factory=dict)
    names: dict[str, object] = field(default_factory=dict)
    is_of_deeds: bool = False

    def name_of(self, state: TextChoices) -> str:
        """What the step of a state is called."""
        return str(self.names.get(state, state.label))

    def without(self, state: TextChoices) -> "Path":
        """The way that leaves a state out."""
        return replace(self, states=tuple(kept for kept in self.states if kept != state))

    def then(self, other: "Path") -> "Path":
        """The way that goes on with another one, whose first state adds no step to the last of this one."""
        first, last = other.states[0], self.states[-1]
        stand = {state: last if at == first else at for state, at in other.beside.items()}
        return replace(
            self,
            states=(*self.states, *other.states[1:]),
            beside=self.beside | stand | {first: last},
            ended=self.ended | other.ended,
            names=self.names | other.names,
        )


@dataclass(frozen=True)
class Step:
    """A step of a strip. state: "done", "now" or "next"."""

    label: str
    state: str
    note: str = ""


def strip(path: Path, state: str, *, note: str = "") -> list[Step]:
    """The steps of the way of a record in a state. note: what is said at the present step."""
    if early := path.ended.get(state):
        return _drawn(path, early, len(early) - 1, note)
    at = path.states.index(path.beside.get(state, state))
    is_over = at == len(path.states) - 1
    return _drawn(path, path.states, at + (is_over or path.is_of_deeds), note)


def _drawn(path: Path, states: tuple[TextChoices, ...], at: int, note: str) -> list[Step]:
    before = [Step(path.name_of(state), "done") for state in states[:at]]
    present = [Step(path.name_of(state), "now", note) for state in states[at : at + 1]]
    return [*before, *present, *(Step(path.name_of(state), "next") for state in states[at + 1 :])]
