"""What happens to the chairs when something is done to lower nouns."""

from django.utils.translation import gettext as _

from iiwg.accounts.roles import SECRETARIAT
from iiwg.audit.actors import Actor
from iiwg.workflow.tables import Refused
from members.chairs.models import ChairingTerm, Delegation
from members.people.models import Person
from members.people.services.people import refuse_oneself
from members.terms.texts import by_chairs


def follow_person(person: Person, *, by: Actor) -> None:
    """The turns and delegations of a record that was merged go to the one that is kept."""
    ChairingTerm.objects.filter(person__merged_into=person).update(person=person)
    Delegation.objects.filter(delegate__merged_into=person).update(delegate=person)
    refuse_own_chair(person, by=by)


def refuse_own_chair(person: Person, *, by: Actor) -> None:
    """An account does not come to the chair by its owner's hand, nor does one of the desk.

    Four eyes: who writes the minutes at the desk does not approve them in the chair.
    """
    if person.user is None or not _acts_as_chair(person):
        return
    refuse_oneself(person.user_id, by=by)
    if person.user.has_role(SECRETARIAT):
        raise Refused(
            by_chairs(
                _("An account of the secretariat is not that of the chair or a deputy."),
                _("An account of the secretariat is not that of a co-chair or deputy."),
            )
        )


def _acts_as_chair(person: Person) -> bool:
    """Chairs, chaired or will chair, or is a deputy."""
    deputy = Delegation.objects.filter(delegate=person, withdrawn_at__isnull=True)
    return ChairingTerm.objects.filter(person=person).exists() or deputy.exists()
