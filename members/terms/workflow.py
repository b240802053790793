"""How a version of the Terms of Reference comes to apply."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act, Refused, Transition, Workflow, register
from members.institutions.workflow import SECRETARIAT_ONLY
from members.terms.enums import AMENDING, INSTRUMENTS_OF_ROUTE, InstrumentKind, TermsStatus, Topic
from members.terms.models import TermsOfReference


def instrument_is_recorded(terms, *, by):
    """Only the founding or amending act puts a version in force (p29)."""
    if not terms.has_instrument:
        raise Refused(
            _(
                "The founding or amending act of this version is not recorded. Record its kind and date first."
            ),
            basis=Topic.AMENDMENTS,
        )
    if not terms.instrument_number and terms.instrument_kind != InstrumentKind.MOU:
        raise Refused(_("The number of the act is not recorded. Record it first."), basis=Topic.AMENDMENTS)


def instrument_fits_the_route(terms, *, by):
    """The act is of the kind the way of founding asks for, or one that amends it (p16 to p18, p29)."""
    kinds = instruments_for(terms)
    if terms.instrument_kind not in kinds:
        raise Refused(
            _("“%(kind)s” does not put this version in force. Its way of founding asks for: %(kinds)s.")
            % {
                "kind": terms.get_instrument_kind_display(),
                "kinds": ", ".join(str(InstrumentKind(kind).label) for kind in kinds),
            },
            basis=Topic.AMENDMENTS if terms.amends_id else Topic.FOUNDING,
        )


def instruments_for(terms) -> tuple[str, ...]:
    """The kinds of act that can put a version in force; every kind where the way of founding is not recorded."""
    kinds = INSTRUMENTS_OF_ROUTE.get(terms.route, tuple(InstrumentKind.values))
    return tuple(dict.fromkeys((*kinds, *(AMENDING if terms.amends_id else ()))))


def no_act_is_needed(terms, *, by):
    """Where the Terms in force change only by an act, a draft without one does not take their place (p29)."""
    in_force = TermsOfReference.objects.filter(status=TermsStatus.IN_FORCE).exclude(pk=terms.pk).first()
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


ACTS = (
    Act(
        name="members.termsofreference.create",
        done=_("entered a draft of the Terms of Reference"),
        permission="members.change_terms",
    ),
    Act(
        name="members.termsofreference.change",
        done=_("changed the draft of the Terms of Reference"),
        permission="members.change_terms",
    ),
    Act(
        name="members.termsofreference.topics",
        done=_("chose the topics of a paragraph"),
        permission="members.change_terms",
    ),
    Act(
        name="members.termsofreference.instrument",
        done=_("recorded the founding act"),
        permission="members.change_terms",
    ),
    Act(
        name="members.termsofreference.decision",
        done=_("recorded the decision of the group"),
        permission="members.change_terms",
    ),
    Act(
        name="members.termsofreference.signatories",
        done=_("changed the list of signatories"),
        permission="members.change_terms",
    ),
    Act(
        name="members.termsofreference.signed",
        done=_("recorded a signature"),
        permission="members.change_terms",
    ),
)
