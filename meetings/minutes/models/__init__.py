"""Models of the noun."""

from meetings.minutes.models.approval import Approval, MinutesText
from meetings.minutes.models.corrigendum import Correction, Corrigendum
from meetings.minutes.models.minutes import Line, LineText, Minutes, MinutesAuthor
from meetings.minutes.models.outcome import Outcome

__all__ = [
    "Approval",
    "Correction",
    "Corrigendum",
    "Line",
    "LineText",
    "Minutes",
    "MinutesAuthor",
    "MinutesText",
    "Outcome",
]
