"""How a list of institutions and a composition move; what may be done to seats (p19)."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act, Refused, Transition, Workflow, register
from members.institutions.workflow import SECRETARIAT_ONLY
from members.seats.enums import CompositionStatus, LpiStatus
from members.seats.models import LpiVersion
from members.terms.enums import Topic
from members.terms.models import TermsOfReference

BY_DECISION = _("It is adopted with the approval of the minutes that hold the decision.")


def no_decision_is_needed(version, *, by):
    """The list changes only by a decision (p19); the first one may be applied while the group is being founded."""
    terms = TermsOfReference.objects.on().first()
    applied = (LpiStatus.PROVISIONAL, LpiStatus.ADOPTED)
    if (
        LpiVersion.objects.filter(status__in=applied).exclude(pk=version.pk).exists()
        and terms
        and terms.lpi_change_requires_decision
    ):
        raise Refused(
            _(
                "The List of Participating Institutions changes by a decision of a meeting. Propose the next list."
            ),
            basis=Topic.LIST,
        )


def somebody_is_on_it(version, *, by):
    """A list of nobody is no list."""
    if not version.entries.exists():
        raise Refused(_("The list is empty. Add the institutions first."), basis=Topic.LIST)


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
                when=(somebody_is_on_it,),
                url_name="members:lpi-propose",
                primary=True,
                help=_(
                    "A decided line of the minutes then adopts it; it applies when the minutes are approved."
                ),
            ),
            Transition(
                verb="take_back",
                label=_("Take back"),
                done=_("took the proposed list back"),
                sources=(LpiStatus.PENDING,),
                target=LpiStatus.DRAFT,
                permission="members.change_lpi",
                who=SECRETARIAT_ONLY,
                effects=("lpi.taken_back",),
                url_name="members:lpi-take-back",
            ),
            Transition(
                verb="apply",
                label=_("Apply provisionally"),
                done=_("applied the list provisionally"),
                sources=(LpiStatus.DRAFT,),
                target=LpiStatus.PROVISIONAL,
                permission="members.change_lpi",
                who=SECRETARIAT_ONLY,
                when=(somebody_is_on_it, no_decision_is_needed),
                effects=("lpi.applied",),
            ),
            Transition(
                verb="adopt",
                label=_("Adopt"),
                done=_("adopted the list"),
                sources=(LpiStatus.PENDING,),
                target=LpiStatus.ADOPTED,
                permission="members.adopt_by_decision",
                who=BY_DECISION,
                effects=("lpi.applied",),
            ),
            Transition(
                verb="supersede",
                label=_("Supersede"),
                done=_("another version took the place of this one"),
                sources=(LpiStatus.PROVISIONAL, LpiStatus.ADOPTED),
                target=LpiStatus.SUPERSEDED,
                permission="members.adopt_by_decision",
                who=BY_DECISION,
            ),
        ),
    )
)


COMPOSITION = register(
    Workflow(
        name="members.composition",
        states=CompositionStatus,
        transitions=(
            Transition(
                verb="approve",
                label=_("Record the approval"),
                done=_("recorded the approval of the composition"),
                sources=(CompositionStatus.DRAFT,),
                target=CompositionStatus.APPROVED,
                permission="members.change_membership",
                who=SECRETARIAT_ONLY,
            ),
            Transition(
                verb="supersede",
                label=_("Supersede"),
                done=_("another version took the place of this one"),
                sources=(CompositionStatus.APPROVED,),
                target=CompositionStatus.SUPERSEDED,
                permission="members.change_membership",
                who=SECRETARIAT_ONLY,
            ),
        ),
    )
)


ACTS = (
    Act(
        name="members.membershipterm.begin",
        done=_("recorded a membership term"),
        permission="members.change_membership",
    ),
    Act(
        name="members.membershipterm.end",
        done=_("ended the membership term"),
        permission="members.change_membership",
    ),
    Act(
        name="members.lpiversion.prepare",
        done=_("prepared the next list"),
        permission="members.change_lpi",
    ),
    Act(
        name="members.lpiversion.change",
        done=_("changed the prepared list"),
        permission="members.change_lpi",
    ),
    Act(
        name="members.lpiversion.discard",
        done=_("discarded the prepared list"),
        permission="members.change_lpi",
    ),
    Act(
        name="members.composition.draft",
        done=_("wrote the composition anew"),
        permission="members.change_membership",
    ),
)
