"""The procedures of the members room: how the Terms of Reference and the list of institutions come to apply."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Refused, Transition, Workflow, register
from members.enums import LpiStatus, TermsStatus

SECRETARIAT_ONLY = _("Only the secretariat records this.")


def instrument_is_recorded(terms, *, by):
    """Only the founding or amending act puts a version in force (p29)."""
    if not terms.has_instrument:
        raise Refused(
            _(
                "The founding or amending act of this version is not recorded. Record its kind and date first."
            ),
            paragraph="29",
        )


TERMS = register(
    Workflow(
        name="members.termsofreference",
        states=TermsStatus,
        transitions=(
            Transition(
                verb="apply",
                label=_("Apply provisionally"),
                done=_("applied the Terms of Reference provisionally"),
                sources=(TermsStatus.DRAFT,),
                target=TermsStatus.PROVISIONAL,
                permission="members.change_terms",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="put_in_force",
                label=_("Put in force"),
                done=_("put the Terms of Reference in force"),
                sources=(TermsStatus.DRAFT, TermsStatus.PROVISIONAL),
                target=TermsStatus.IN_FORCE,
                permission="members.change_terms",
                who=SECRETARIAT_ONLY,
                when=(instrument_is_recorded,),
            ),
            Transition(
                verb="supersede",
                label=_("Supersede"),
                done=_("another version took the place of this one"),
                sources=(TermsStatus.PROVISIONAL, TermsStatus.IN_FORCE),
                target=TermsStatus.SUPERSEDED,
                permission="members.change_terms",
                who=SECRETARIAT_ONLY,
            ),
        ),
    )
)

LPI = register(
    Workflow(
        name="members.lpiversion",
        states=LpiStatus,
        transitions=(
            Transition(
                verb="propose",
                label=_("Propose to a meeting"),
                done=_("proposed the list to a meeting"),
                sources=(LpiStatus.DRAFT,),
                target=LpiStatus.PENDING,
                permission="members.change_lpi",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="apply",
                label=_("Apply provisionally"),
                done=_("applied the list provisionally"),
                sources=(LpiStatus.DRAFT,),
                target=LpiStatus.PROVISIONAL,
                permission="members.change_lpi",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="adopt",
                label=_("Adopt"),
                done=_("adopted the list"),
                sources=(LpiStatus.PENDING, LpiStatus.PROVISIONAL),
                target=LpiStatus.ADOPTED,
                permission="members.change_lpi",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="supersede",
                label=_("Supersede"),
                done=_("another version took the place of this one"),
                sources=(LpiStatus.PROVISIONAL, LpiStatus.ADOPTED),
                target=LpiStatus.SUPERSEDED,
                permission="members.change_lpi",
                who=SECRETARIAT_ONLY,
            ),
        ),
    )
)
