"""What may be done."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="members.person.add",
        done=_("entered the person"),
        permission="members.change_person",
    ),
    Act(
        name="members.person.change",
        done=_("changed the person"),
        permission="members.change_person",
    ),
    Act(
        name="members.person.merge",
        done=_("merged another record of the same person into this one"),
        permission="members.change_person",
    ),
    Act(
        name="members.person.post",
        done=_("recorded a post"),
        permission="members.change_person",
    ),
    Act(
        name="members.person.post_end",
        done=_("ended a post"),
        permission="members.change_person",
    ),
    Act(
        name="members.person.account",
        done=_("joined the person to an account"),
        permission="members.change_person",
    ),
)
