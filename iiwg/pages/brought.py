"""The shapes of what rooms bring to pages that show all of them: sections, figures, banners, dated events.

A room names its functions in the table `brings` of its configuration, under the kind the page asks for.
"""

import datetime
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

ROWS = 10  # rows of one section of the home page


class Urgency(IntEnum):
    """How pressing a section of the home page is for its reader: the lowest number stands on top."""

    BLOCKING = 1  # nobody can work before it is done
    DECISION = 2  # others wait for a decision that only this reader can take
    REQUEST = 3  # this reader was asked to send something
    HANDING_OVER = 4  # something passes from hand to hand
    NEXT_STEP = 5  # the one thing to go on with
    COMING = 6  # what there is to prepare
    OWN_WORK = 7  # what this reader does or coordinates
    TO_DECIDE = 8  # what others handed in
    LATE = 9  # what did not happen in time
    UNDER_WAY = 10  # where the rest stands
    NEWS = 11  # what happened
    FIGURES = 12  # how the group stands
    ON_RECORD = 13  # what can be read up


@dataclass(frozen=True)
class Section:
    """A part of a page under its own heading, or a card that holds one itself; its template finds the context as `panel`."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    heading: str = ""
    urgency: Urgency = Urgency.ON_RECORD


@dataclass(frozen=True)
class Figure:
    """A number of the group, and the page where what is counted stands. note: of how many, or since when.

    is_late: what is counted did not happen in time.
    """

    label: str
    number: int
    url: str
    note: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Banner:
    """What a room shows on every page. place: "top", above everything, or "foot", in the last line."""

    place: str
    template: str


@dataclass(frozen=True)
class Event:
    """A day and what happened. precision: "day", or "month", "year" where no more is known."""

    day: datetime.date
    precision: str
    text: str
