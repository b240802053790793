"""Who reads and changes people."""

import rules
from django.db.models import QuerySet

from iiwg.accounts.rules import is_secretariat
from members.institutions.rules import Visitor, is_reader
from members.people.models import Person, PersonQuerySet, Post

rules.add_perm("members.view_person", is_reader)
rules.add_perm("members.change_person", is_secretariat)


def visible_people(user: Visitor) -> PersonQuerySet:
    """The people a user may see: all, for who reads the register."""
    return Person.objects.all() if is_reader(user) else Person.objects.none()


def visible_posts(user: Visitor) -> QuerySet[Post]:
    """The posts of people a user may see."""
    return Post.objects.filter(person__in=visible_people(user))
