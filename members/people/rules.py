"""Who reads and changes people."""

import rules

from iiwg.accounts.rules import is_secretariat
from members.institutions.rules import is_reader
from members.people.models import Person

rules.add_perm("members.view_person", is_reader)
rules.add_perm("members.change_person", is_secretariat)


def visible_people(user):
    """The people a user may see: all, for who reads the register."""
    return Person.objects.all() if is_reader(user) else Person.objects.none()
