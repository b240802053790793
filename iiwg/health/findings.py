"""What was found of the health of the system.

A room names under `brings["health"]` functions that yield a `Finding` for each thing they look after, well or not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from iiwg.workflow.rooms import brought


class Level(IntEnum):
    """How bad it is."""

    WELL = 0
    NOT_YET = 1  # it was never done here, and nobody can say how it stands; monitoring stays quiet
    NOTE = 2  # somebody should look; monitoring stays quiet
    FAULT = 3  # something does not work: monitoring says so


@dataclass(frozen=True)
class Finding:
    """One thing that is looked after: how it stands, and what to do about it.

    code: for monitoring ("mail"); title, words, advice: for the administrator; page: the name of the page that helps.
    """

    code: str
    level: Level
    title: str
    words: str
    advice: str = ""
    page: str = ""

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to do."""
        return self.level == Level.WELL

    @property
    def is_not_yet(self) -> bool:
        """Whether what is looked after was never done here."""
        return self.level == Level.NOT_YET

    @property
    def is_fault(self) -> bool:
        """Whether something does not work."""
        return self.level == Level.FAULT


def findings() -> Iterator[Finding]:
    """What every part found, lowest floor first; the database must answer."""
    for look in brought("health"):
        yield from look()
