"""The meetings room: meetings, agendas, who was there, minutes, their approval, outcomes."""

from meetings.models.agenda import AgendaItem, AgendaPaper, AgendaText, AgendaVersion
from meetings.models.approval import Approval
from meetings.models.attendance import Attendance
from meetings.models.meeting import Meeting, MeetingPaper, PreparationTask
from meetings.models.minutes import Line, LineText, Minutes, MinutesAuthor, MinutesText
from meetings.models.outcome import Outcome

__all__ = [
    "AgendaItem",
    "AgendaPaper",
    "AgendaText",
    "AgendaVersion",
    "Approval",
    "Attendance",
    "Line",
    "LineText",
    "Meeting",
    "MeetingPaper",
    "Minutes",
    "MinutesAuthor",
    "MinutesText",
    "Outcome",
    "PreparationTask",
]
