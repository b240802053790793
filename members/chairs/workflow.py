"""What may be done."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="members.chairingterm.skip",
        done=_("passed the turn on"),
        permission="members.change_chairs",
    ),
    Act(
        name="members.chairingterm.swap",
        done=_("swapped two turns"),
        permission="members.change_chairs",
    ),
    Act(
        name="members.chairingterm.delegate",
        done=_("let a deputy act for the co-chair"),
        permission="members.delegate_chair",
    ),
    Act(
        name="members.chairingterm.withdraw",
        done=_("withdrew the delegation"),
        permission="members.withdraw_delegation",
    ),
    Act(
        name="members.chairingterm.generate",
        done=_("generated the rotation"),
        permission="members.change_chairs",
    ),
    Act(
        name="members.chairingterm.add",
        done=_("recorded a chairing term"),
        permission="members.change_chairs",
    ),
    Act(
        name="members.chairingterm.name",
        done=_("named the official who chairs"),
        permission="members.change_chairs",
    ),
)
