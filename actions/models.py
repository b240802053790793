"""Every model of the room, for Django, which looks nowhere else. No noun imports this list."""

from actions.items.models import ActionItem, ProgressReport
