"""What happens to seats when something is done to lower nouns."""

from iiwg.audit.actors import Actor
from members.people.models import Person
from members.seats.models import MembershipTerm


def follow_person(person: Person, *, by: Actor) -> None:
    """The membership terms of a record that was merged go to the one that is kept."""
    MembershipTerm.objects.filter(person__merged_into=person).update(person=person)
