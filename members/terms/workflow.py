"""How a version of the Terms of Reference comes to apply, and what else may be done to it."""

from django.utils.translation import gettext_lazy as _

from iiwg.audit.actors import Actor
from iiwg.workflow.tables import Act, Refused, Transition, Workflow, register
from members.institutions.workflow import SECRETARIAT_ONLY
from members.terms.enums import AMENDING, INSTRUMENTS_OF_ROUTE, InstrumentKind, TermsStatus, Topic
from members.terms.models import TermsOfReference


def instrument_is_recorded(version: TermsOfReference, *, by: Actor) -> None:
    """Only the founding or amending act puts a version in force (p29)."""
    if not version.has_instrument:
        raise Refused(
            _(
                "The founding or amending act of this version is not recorded. Record its kind and date first."
            ),
            basis=Topic.AMENDMENTS,
        )
    if not version.instrument_number and version.instrument_kind != InstrumentKind.MOU:
        raise Refused(_("The number of the act is not recorded. Record it first."), basis=Topic.AMENDMENTS)


def instrument_fits_the_route(version: TermsOfReference, *, by: Actor) -> None:
    """The act is of the kind the way of founding asks for, or one that amends it (p16 to p18, p29)."""
    kinds = instruments_for(version)
    if version.instrument_kind not in kinds:
        raise Refused(
            _("“%(kind)s” does not put this version in force. Its way of founding asks for: %(kinds)s.")
            % {
                "kind": version.get_instrument_kind_display(),
                "kinds": ", ".join(str(InstrumentKind(kind).label) for kind in kinds),
            },
            basis=Topic.AMENDMENTS if version.amends_id else Topic.FOUNDING,
        )


def instruments_for(version: TermsOfReference) -> tuple[str, ...]:
    """The kinds of act that can put a version in force; every kind where the way of founding is not recorded."""
    kinds = INSTRUMENTS_OF_ROUTE.get(version.route, tuple(InstrumentKind.values))
    return tuple(dict.fromkeys((*kinds, *(AMENDING if version.amends_id else ()))))


def text_is_not_sealed(version: TermsOfReference, *, by: Actor) -> None:
    """Only a draft is changed: what was applied stays as it was (p29)."""
    if not version.is_draft:
        raise Refused(
            _("This version was applied and is sealed. Make a new draft from it."), basis=Topic.AMENDMENTS
        )


def no_act_is_needed(version: TermsOfReference, *, by: Actor) -> None:
    """Where the Terms in force change only by an act, a draft without one does not take their place (p29)."""
    in_force = TermsOfReference.objects.filter(status=TermsStatus.IN_FORCE).exclude(pk=version.pk).first()
    if in_force and in_force.amendment_needs_instrument:
        raise Refused(
            _(
                "The Terms of Reference in force change only by an act. Record the act and put this version in force."
            ),
            basis=Topic.AMENDMENTS,
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
                when=(no_act_is_needed,),
                url_name="members:terms-apply",
                has_form=True,
                primary=True,
                by_system=True,
            ),
            Transition(
                verb="put_in_force",
                label=_("Put in force"),
                done=_("put the Terms of Reference in force"),
                sources=(TermsStatus.DRAFT, TermsStatus.PROVISIONAL),
                target=TermsStatus.IN_FORCE,
                permission="members.change_terms",
                who=SECRETARIAT_ONLY,
                when=(instrument_is_recorded, instrument_fits_the_route),
                url_name="members:terms-put-in-force",
                has_form=True,
            ),
            Transition(
                verb="supersede",
                label=_("Supersede"),
                done=_("another version took the place of this one"),
                sources=(TermsStatus.PROVISIONAL, TermsStatus.IN_FORCE, TermsStatus.SUPERSEDED),
                target=TermsStatus.SUPERSEDED,
                permission="members.change_terms",
                who=SECRETARIAT_ONLY,
            ),
        ),
    )
)


ACTS = (
    Act(
        name="members.termsofreference.create",
        done=_("entered a draft of the Terms of Reference"),
        permission="members.change_terms",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.termsofreference.change",
        done=_("changed the draft of the Terms of Reference"),
        permission="members.change_terms",
        who=SECRETARIAT_ONLY,
        when=(text_is_not_sealed,),
    ),
    Act(
        name="members.termsofreference.topics",
        done=_("chose the topics of a paragraph"),
        permission="members.change_terms",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.termsofreference.instrument",
        done=_("recorded the founding act"),
        permission="members.change_terms",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.termsofreference.decision",
        done=_("recorded the decision of the group"),
        permission="members.change_terms",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.termsofreference.signatories",
        done=_("changed the list of signatories"),
        permission="members.change_terms",
        who=SECRETARIAT_ONLY,
    ),
    Act(
        name="members.termsofreference.signed",
        done=_("recorded a signature"),
        permission="members.change_terms",
        who=SECRETARIAT_ONLY,
    ),
)
