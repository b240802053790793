"""Every rules module of the room, for django-rules, which looks nowhere else. No noun imports this list."""

import meetings.agenda.rules
import meetings.attendance.rules
import meetings.meeting.rules
import meetings.minutes.rules
