"""How a list of institutions and a composition move; what may be done to seats (p19)."""

from django.utils.translation import gettext_lazy as _

from iiwg.audit.actors import Actor
from iiwg.workflow.tables import Act, Refused, Transition, Workflow, register
from members.institutions.workflow import SECRETARIAT_ONLY
from members.seats.enums import CompositionStatus, LpiStatus
from members.seats.models import LpiVersion
from members.terms.enums import Topic
from members.terms.models import TermsOfReference

BY_DECISION = _("It is adopted with the approval of the minutes that hold the decision.")


def no_decision_is_needed(version: LpiVersion, *, by: Actor) -> None:
    """The list changes only by a decision (p19); the first one may be applied while the group is being founded."""
    terms = TermsOfReference.objects.on().first()
    another_applies = LpiVersion.objects.applied().exclude(pk=version.pk).exists()
    if another_applies and terms and terms.lpi_change_requires_decision:
        raise Refused(
            _(
                "The List of Participating Institutions changes by a decision of a meeting. Propose the next list."
            ),
            basis=Topic.LIST,
        )


def somebody_is_on_it(version: LpiVersion, *, by: Actor) -> None:
    """A list of nobody is no list."""
    if not version.entries.exists():
        raise Refused(_("The list is empty. Add the institutions first."), basis=Topic.LIST)


def list_is_a_draft(version: LpiVersion, *, by: Actor) -> None:
    """What a meeting has seen is not changed."""
    if not version.is_draft:
        raise Refused(_("This list is no longer a draft. Take it back first, or prepare the next one."))


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
                    "A decided line of the minutes then adopts it. With the approval of the minutes it applies"
                    " from the day of the meeting, or from the day the decision names."
                ),
                success_message=_(
                    "The list waits for a decision. Choose it at the decided line of the minutes."
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
                success_message=_("The list is a draft again."),
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
                url_name="members:lpi-apply",
                has_form=True,
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
                sources=(LpiStatus.PROVISIONAL, LpiStatus.ADOPTED, LpiStatus.SUPERSEDED),
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
        by_system=True,  # a term that lapsed ends when the next one on its seat begins
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
        when=(list_is_a_draft,),
    ),
    Act(
        name="members.lpiversion.discard",
        done=_("discarded the prepared list"),
        permission="members.change_lpi",
        when=(list_is_a_draft,),
    ),
    Act(
        name="members.composition.draft",
        done=_("wrote the composition anew"),
        permission="members.change_membership",
    ),
    Act(
        name="members.composition.change",
        done=_("wrote the composition anew"),
        permission="members.change_membership",
    ),
)
