"""Who chairs on a day, who is beside or next, who signs and hosts, which institution is the secretariat (p21 to p25, p28)."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from iiwg.accounts.models import User
from iiwg.database.models import today
from iiwg.pages.languages import current_language, in_language
from iiwg.workflow.tables import Refused
from members.chairs.models import ChairingTerm, Delegation
from members.institutions.models import Institution
from members.terms.enums import Approver, ChairModel, SecretariatModel, Topic
from members.terms.models import TermsOfReference
from members.terms.services.terms import on as terms_on
from members.terms.texts import by_chairs


def secretariat_on(day: datetime.date | None = None) -> Institution | None:
    """The institution that serves as secretariat on a day: fixed, or with the leading co-chair (p21, p23)."""
    version = terms_on(day)
    if version is None:
        return None
    if version.secretariat_model == SecretariatModel.ROTATING:
        term = ChairingTerm.objects.on(day).select_related("institution").order_by("slot").first()
        return term.institution if term else None
    return version.secretariat_institution


def leading(on: datetime.date | None = None) -> ChairingTerm | None:
    """The chairing term that leads on a day (the first slot)."""
    return ChairingTerm.objects.on(on).select_related("institution", "person__user").order_by("slot").first()


def incoming(on: datetime.date | None = None) -> ChairingTerm | None:
    """Who leads next, seen from a day."""
    now = leading(on)
    return now.following() if now else None


def beside(term: ChairingTerm, on: datetime.date | None) -> ChairingTerm | None:
    """Of two standing chairs the one who chairs on a day beside the chair of a term; by rotation nobody does."""
    if term.terms.chair_model != ChairModel.STANDING_PAIR:
        return None
    chairing = ChairingTerm.objects.on(on).select_related("institution", "person__user")
    return chairing.exclude(slot=term.slot).first()


def second(term: ChairingTerm, on: datetime.date | None) -> ChairingTerm | None:
    """The other co-chair on a day: of two standing chairs the one beside, by rotation who leads next (p22)."""
    if term.terms.chair_model == ChairModel.STANDING_PAIR:
        return beside(term, on)
    return term.following()


def signing(on: datetime.date | None = None) -> ChairingTerm | None:
    """The chairing term whose official signs letters on a day, as the Terms of Reference of that day say (p28)."""
    lead = leading(on)
    version = terms_on(on)
    if lead and version and version.correspondence_signatory == Approver.NEXT_COCHAIR:
        return second(lead, on) or lead
    return lead


def accounts_of(term: ChairingTerm, on: datetime.date | None = None) -> list[User]:
    """The active accounts of the official of a term, of who took over within the turn, and of the deputies of a day."""
    turn = term.first_part or term
    later = turn.parts.on(on).filter(starts_on__gt=term.starts_on).select_related("person__user")
    people = [part.person for part in (term, *later) if part.person]
    deputies = Delegation.objects.on(on).filter(Q(term=term) | Q(term__in=later))
    people += [row.delegate for row in deputies.select_related("delegate__user")]
    return [person.user for person in people if person.user and person.user.is_active]


def signatory(on: datetime.date | None = None) -> tuple[str, str]:
    """Who signs letters of the group on a day: the body or post, and the name where it is known (p28)."""
    term = signing(on)
    if term is None:
        return "", ""
    post = term.person.post_on(on, term.institution) if term.person else None
    words = in_language(post, "title", current_language()) if post else ""
    title = f"{words}, " if words else ""
    return f"{title}{term.institution_name(on)}", term.person.full_name() if term.person else ""


def default_host(on: datetime.date | None = None) -> Institution | None:
    """The host of a meeting unless agreed otherwise (p25): the institution of who leads, or of who leads next."""
    term = leading(on)
    version = terms_on(on)
    if term and version and version.host_rule == Approver.NEXT_COCHAIR:
        term = second(term, on) or term
    if term:
        return term.institution
    if version and version.chair_model == ChairModel.SINGLE:
        entry = version.chair_pool.select_related("institution").first()
        return entry.institution if entry else None
    return None


def host_asked_for(on: datetime.date | None = None) -> Institution | None:
    """The institution that is to host by the Terms of Reference; None where they leave it open."""
    version = terms_on(on)
    is_asked = version is not None and version.host_rule not in ("", Approver.NOT_NEEDED)
    return default_host(on) if is_asked else None


def still_chairing(institutions: list[Institution]) -> list[ChairingTerm]:
    """Turns of today or to come of these institutions."""
    turns = ChairingTerm.objects.filter(institution__in=institutions).select_related("institution")
    return list(turns.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today())).order_by("starts_on"))


def refuse_outside_pool(version: TermsOfReference | None, institution: Institution) -> None:
    """Only institutions of the pool chair (p21)."""
    if version is None or not version.chair_pool.filter(institution=institution).exists():
        raise Refused(
            by_chairs(
                _("%(institution)s is not among those who may chair by these Terms of Reference."),
                _("%(institution)s is not in the pool of co-chairs of these Terms of Reference."),
                version,
            )
            % {"institution": institution},
            basis=Topic.CHAIRING,
        )
