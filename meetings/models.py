"""Every model of the room, for Django, which looks nowhere else. No noun imports this list."""

from meetings.agenda.models import AgendaItem, AgendaPaper, AgendaText, AgendaVersion
from meetings.attendance.models import Attendance
from meetings.meeting.models import Meeting, MeetingPaper, PreparationTask
from meetings.minutes.models import Approval, Line, LineText, Minutes, MinutesAuthor, MinutesText, Outcome
