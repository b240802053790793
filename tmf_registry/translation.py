"""Every translation module of the room, for modeltranslation, which looks nowhere else. No noun imports this list."""

import tmf_registry.facilities.translation
