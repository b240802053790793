"""Every model of the room, for Django, which looks nowhere else. No noun imports this list."""

from tmf_registry.facilities.models import Facility, Fact
