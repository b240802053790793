"""Every rules module of the room, for django-rules, which looks nowhere else. No noun imports this list."""

import members.calendar.rules
import members.chairs.rules
import members.establishment.rules
import members.institutions.rules
import members.letters.rules
import members.nominations.rules
import members.people.rules
import members.seats.rules
import members.terms.rules
