"""Whether what is kept is still what was kept: the record of actions, the seals, every text and file.

A room names under `brings["verification"]` functions that yield a `Checked` for each thing they look at, whole or not.
They read in batches: the memory they need does not grow with what is kept.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import ngettext

from iiwg.health import signs
from iiwg.workflow.rooms import brought

SHOWN = 20  # faults that a letter names; the command names all


@dataclass(frozen=True)
class Checked:
    """One thing that was looked at.

    what: its kind, for the count ("texts"); key: which one ("documents.documentversion:12").
    sentence: what is wrong with it, lazily translated, without names or titles; empty when it is whole.
    """

    what: str
    key: str
    sentence: object = ""


@dataclass
class Result:
    """What a verification found: how many things of each kind, how many faults, and the first of them."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: int = 0
    first: list[Checked] = field(default_factory=list)
    _digest: Any = field(default_factory=hashlib.sha256, repr=False)

    def add(self, checked: Checked) -> None:
        """Count one thing that was looked at."""
        self.counts[checked.what] += 1
        if checked.sentence:
            self.faults += 1
            self._digest.update(f"{checked.what} {checked.key}\n".encode())
            if len(self.first) < SHOWN:
                self.first.append(checked)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def fingerprint(self) -> str:
        """The set of faults as one word: another set has another one."""
        return self._digest.hexdigest()[:16]

    def words(self) -> str:
        """The first faults in the active language, one a line."""
        lines = [f"- {checked.sentence}" for checked in self.first]
        if more := self.faults - len(self.first):
            lines.append(ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more})
        return "\n".join(lines)


def verify(more: Iterable[Checked] = (), *, tell: Callable[[Checked], None] = lambda checked: None) -> Result:
    """Look at everything and give the sign of it. more: what else was looked at; `tell` hears of each thing at once."""
    result = Result()
    try:
        for checked in _everything(more):
            result.add(checked)
            tell(checked)
    except Exception as error:
        signs.give(signs.VERIFICATION, ok=False, note=str(error) or type(error).__name__)
        raise
    with translation.override(settings.LANGUAGE_CODE):
        signs.give(signs.VERIFICATION, ok=result.is_whole, note=result.words())
    return result


def _everything(more: Iterable[Checked]) -> Iterator[Checked]:
    for look in brought("verification"):
        yield from look()
    yield from more
