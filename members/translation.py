"""Every translation module of the room, for modeltranslation, which looks nowhere else. No noun imports this list."""

import members.establishment.translation
import members.people.translation
import members.seats.translation
import members.terms.translation
