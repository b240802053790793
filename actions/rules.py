"""Every rules module of the room, for django-rules, which looks nowhere else. No noun imports this list."""

import actions.items.rules
