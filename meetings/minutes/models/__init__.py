"""Models of the noun."""

from meetings.minutes.models.approval import Approval
from meetings.minutes.models.minutes import Line, LineText, Minutes, MinutesAuthor, MinutesText
from meetings.minutes.models.outcome import Outcome

__all__ = [
    "Approval",
    "Line",
    "LineText",
    "Minutes",
    "MinutesAuthor",
    "MinutesText",
    "Outcome",
]
