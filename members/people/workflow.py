"""What may be done to the record of a person."""

from django.utils.translation import gettext_lazy as _

from iiwg.audit.actors import Actor
from iiwg.workflow.tables import Act, Refused
from members.institutions.workflow import SECRETARIAT_ONLY
from members.people.models import Person


def is_in_use(person: Person, *, by: Actor) -> None:
    """A record that was merged into another one is not changed any more."""
    if person.merged_into_id:
        raise Refused(_("This record was merged into another one. Open that one."))


ACTS = (
    Act(
        name="members.person.add",
        done=_("entered the person"),
        permission="members.change_person",
        who=SECRETARIAT_ONLY,
        by_system=True,
    ),
    Act(
        name="members.person.change",
        done=_("changed the person"),
        permission="members.change_person",
        who=SECRETARIAT_ONLY,
        when=(is_in_use,),
    ),
    Act(
        name="members.person.merge",
        done=_("merged another record of the same person into this one"),
        permission="members.change_person",
        who=SECRETARIAT_ONLY,
        effects=("person.merged",),
    ),
    Act(
        name="members.person.post",
        done=_("recorded a post"),
        permission="members.change_person",
        who=SECRETARIAT_ONLY,
        when=(is_in_use,),
        by_system=True,
    ),
    Act(
        name="members.person.post_end",
        done=_("ended a post"),
        permission="members.change_person",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.person.correct",
        done=_("corrected a post"),
        permission="members.change_person",
        who=SECRETARIAT_ONLY,
        when=(is_in_use,),
    ),
    Act(
        name="members.person.take_back",
        done=_("withdrew a post"),
        permission="members.change_person",
        who=SECRETARIAT_ONLY,
        when=(is_in_use,),
    ),
    Act(
        name="members.person.account",
        done=_("joined the person to an account"),
        permission="members.change_person",
        who=SECRETARIAT_ONLY,
        when=(is_in_use,),
        effects=("person.account_joined",),
        by_system=True,
    ),
    Act(
        name="members.person.invite",
        done=_("invited the person to sign in"),
        permission="members.change_person",
        who=SECRETARIAT_ONLY,
        when=(is_in_use,),
        effects=("person.account_joined",),
    ),
)
