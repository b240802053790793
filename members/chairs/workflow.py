"""What may be done with the turns of the chair, their officials and deputies (p21)."""

from django.utils.translation import gettext_lazy as _

from iiwg.audit.actors import Actor
from iiwg.pages.dates import long_date
from iiwg.pages.languages import current_language
from iiwg.workflow.tables import Act, Refused
from members.chairs.models import ChairingTerm, Delegation
from members.institutions.workflow import SECRETARIAT_ONLY
from members.terms.enums import Topic
from members.terms.models import TermsOfReference
from members.terms.texts import by_chairs_lazy

SECRETARIAT_OR_OFFICIAL = by_chairs_lazy(
    _("Only the chair of this turn or the secretariat records this."),
    _("Only the co-chair of this turn or the secretariat records this."),
)


def chairs_rotate(version: TermsOfReference, *, by: Actor) -> None:
    """A rotation is generated where the Terms of Reference ask for one."""
    if not version.rotates_chairs:
        raise Refused(_("These Terms of Reference ask for no rotation."), basis=Topic.CHAIRING)


def turn_is_to_come(term: ChairingTerm, *, by: Actor) -> None:
    """The order of turns changes only before they begin."""
    if term.has_begun:
        raise Refused(
            _("This turn has begun. Only turns to come are skipped or swapped."), basis=Topic.CHAIRING
        )


def turn_is_not_over(term: ChairingTerm, *, by: Actor) -> None:
    """An official is named, and a deputy acts, in a turn of today or to come."""
    if term.is_over:
        raise Refused(
            _("This turn is over: who chaired it stays on record, and nobody acts in it any more."),
            basis=Topic.CHAIRING,
        )


def turn_is_over(term: ChairingTerm, *, by: Actor) -> None:
    """Who chaired is entered afterwards once: for a turn of today or to come an official is named by a letter."""
    if not term.is_over:
        raise Refused(_("This turn is not over. Name the official by the letter."), basis=Topic.CHAIRING)
    if term.person_id is not None:
        raise Refused(_("This turn is over: who chaired it stays on record."), basis=Topic.CHAIRING)


def turn_is_open_ended(term: ChairingTerm, *, by: Actor) -> None:
    """A turn that has its last day ends by itself."""
    if term.ends_on is not None:
        raise Refused(
            _("This turn has its last day already: %(day)s.")
            % {"day": long_date(term.ends_on, current_language())},
            basis=Topic.CHAIRING,
        )


def deputy_acts(delegation: Delegation, *, by: Actor) -> None:
    """A delegation is withdrawn once."""
    if delegation.withdrawn_at:
        raise Refused(_("This delegation is withdrawn already."))


ACTS = (
    Act(
        name="members.chairingterm.skip",
        done=_("passed the turn on"),
        permission="members.change_chairs",
        who=SECRETARIAT_ONLY,
        when=(turn_is_to_come,),
    ),
    Act(
        name="members.chairingterm.swap",
        done=_("swapped two turns"),
        permission="members.change_chairs",
        who=SECRETARIAT_ONLY,
        when=(turn_is_to_come,),
    ),
    Act(
        name="members.chairingterm.delegate",
        done=by_chairs_lazy(_("let a deputy act for the chair"), _("let a deputy act for the co-chair")),
        permission="members.delegate_chair",
        who=SECRETARIAT_OR_OFFICIAL,
        when=(turn_is_not_over,),
    ),
    Act(
        name="members.chairingterm.withdraw",
        done=_("withdrew the delegation"),
        permission="members.withdraw_delegation",
        who=SECRETARIAT_OR_OFFICIAL,
        when=(deputy_acts,),
    ),
    Act(
        name="members.chairingterm.generate",
        done=_("generated the rotation"),
        permission="members.change_chairs",
        who=SECRETARIAT_ONLY,
        when=(chairs_rotate,),
    ),
    Act(
        name="members.chairingterm.add",
        done=_("recorded a chairing term"),
        permission="members.change_chairs",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.chairingterm.name",
        done=_("named the official who chairs"),
        permission="members.change_chairs",
        who=SECRETARIAT_ONLY,
        by_system=True,
    ),
    Act(
        name="members.chairingterm.name_former",
        done=_("entered afterwards who chaired"),
        permission="members.change_chairs",
        who=SECRETARIAT_ONLY,
        when=(turn_is_over,),
    ),
    Act(
        name="members.chairingterm.end",
        done=_("ended the chairing term"),
        permission="members.change_chairs",
        who=SECRETARIAT_ONLY,
        when=(turn_is_open_ended,),
        effects=("chairingterm.ended",),
    ),
    Act(
        name="members.chairingterm.take_over",
        done=_("recorded that another official takes over within the turn"),
        permission="members.change_chairs",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.chairingterm.vacate",
        done=_("recorded that the official has left"),
        permission="members.change_chairs",
        who=SECRETARIAT_ONLY,
        when=(turn_is_not_over,),
    ),
)
