"""Every translation module of the room, for modeltranslation, which looks nowhere else. No noun imports this list."""

import meetings.agenda.translation
import meetings.meeting.translation
