"""Who may, in the members room; and the facts about a user that upper rooms build their predicates on."""

from collections import defaultdict
from collections.abc import Collection

import rules
from django.db.models import Exists, F, OuterRef, Q, Subquery

from iiwg.accounts.models import User
from iiwg.accounts.rules import is_administrator, is_observer, is_secretariat, is_signed_in
from iiwg.database.models import today
from members.models import (
    ChairingTerm,
    Delegation,
    Group,
    Institution,
    InstitutionParent,
    InstitutionUserObjectPermission,
    MembershipTerm,
    Nomination,
    NominationRequest,
    TermsOfReference,
)


def represented_by(user) -> frozenset[int]:
    """Ids of the institutions a user speaks for today: granted as focal point, by seat, or as co-chair.

    Who sits for a unit also speaks for the ministry the unit belongs to. Asked once a request.
    """
    if not user.is_authenticated:
        return frozenset()
    if not hasattr(user, "_represented"):
        user._represented = _represented(user)
    return user._represented


def _represented(user) -> frozenset[int]:
    own = _own(user)
    parents = InstitutionParent.objects.on(today()).filter(institution_id__in=own)
    return frozenset(own | set(parents.values_list("parent_id", flat=True)))


def _own(user) -> set[int]:
    """Ids of the institutions a user stands for in person, without those above them."""
    day = today()
    granted = InstitutionUserObjectPermission.objects.filter(
        user=user, permission__codename="represent_institution"
    ).values_list("content_object_id", flat=True)
    seated = (
        MembershipTerm.objects.holding(day).filter(person__user=user).values_list("seat__unit_id", flat=True)
    )
    chairing = ChairingTerm.objects.on(day).filter(person__user=user).values_list("institution_id", flat=True)
    return {*granted, *seated, *chairing}


def nominates_for(user) -> frozenset[int]:
    """Ids of the units a user may nominate for: their own, and the units of a ministry they are the focal point of.

    Who sits for a unit does not nominate for the ministry above it.
    """
    if not user.is_authenticated:
        return frozenset()
    return _knows(user, "_nominates_for", lambda: _nominates_for(user))


def _nominates_for(user) -> frozenset[int]:
    granted = InstitutionUserObjectPermission.objects.filter(
        user=user, permission__codename="represent_institution"
    ).values("content_object_id")
    units = InstitutionParent.objects.on(today()).filter(parent_id__in=granted)
    return frozenset(_own(user) | set(units.values_list("institution_id", flat=True)))


def nearby(terms):
    """Of chairing terms, those of today, of the turn before and of the next one; a divided turn is one turn."""
    day = today()
    others = ChairingTerm.objects.exclude(institution__in=ChairingTerm.objects.on(day).values("institution"))
    ended = others.filter(ends_on__lt=day).order_by(F("ends_on").desc(nulls_last=True)).values("ends_on")[:1]
    begins = others.filter(starts_on__gt=day).order_by("starts_on").values("starts_on")[:1]
    within = ChairingTerm.objects.filter(starts_on__gt=day).order_by("starts_on").values("starts_on")[:1]
    return (
        terms.on(day)
        | terms.filter(ends_on=Subquery(ended))
        | terms.filter(starts_on=Subquery(begins))
        | terms.filter(starts_on=Subquery(within))
    )


def chairing_terms_of(user):
    """Every chairing term, past, present or to come, in which this user is the official, or a deputy acting today.

    Who took over within a turn also answers for its earlier parts: what was under way goes on.
    """
    deputy = Delegation.objects.on(today()).filter(delegate__user=user)
    own = ChairingTerm.objects.filter(
        Q(person__user=user, person__isnull=False) | Q(pk__in=deputy.values("term_id"))
    )
    same_turn = own.filter(Q(first_part=OuterRef("pk")) | Q(first_part=OuterRef("first_part")))
    taken_over = Exists(same_turn.filter(starts_on__gt=OuterRef("starts_on"), starts_on__lte=today()))
    return ChairingTerm.objects.filter(Q(pk__in=own.values("pk")) | taken_over)


@rules.predicate
def is_official_of(user, term):
    """The official of a chairing term, not a deputy."""
    return bool(term and term.person and term.person.user_id == user.pk)


@rules.predicate
def is_cochair(user):
    """Leads today, led the turn before or leads the next: reads what is prepared."""
    return is_signed_in(user) and _knows(user, "_cochair", lambda: nearby(chairing_terms_of(user)).exists())


@rules.predicate
def hands_over_or_takes_over(user, term):
    """A co-chair of this chairing term, or the one who takes over from it, within the turn or after it."""
    if not term or not is_cochair(user):
        return False
    following = term.following()
    concerned = {term.pk, *term.later_parts().values_list("pk", flat=True)}
    concerned |= {following.pk} if following else set()
    return chairing_terms_of(user).filter(pk__in=concerned).exists()


@rules.predicate
def is_observer_of_reports(user):
    """An observer, where the Terms of Reference that apply to the group today open reports to observers."""
    return is_observer(user) and _knows(user, "_reads_reports", _terms_open_reports)


def _terms_open_reports() -> bool:
    own = TermsOfReference.objects.on(today()).filter(country__in=Group.objects.values("country"))
    return own.filter(observers_read_reports=True).exists()


@rules.predicate
def is_member(user):
    """Speaks for an institution."""
    return is_signed_in(user) and bool(represented_by(user))


def _knows(user, name: str, ask) -> bool:
    """The answer about a user, asked once a request."""
    if not hasattr(user, name):
        setattr(user, name, ask())
    return getattr(user, name)


@rules.predicate
def is_of_own_institution(user, letter):
    """A letter to or from an institution this user speaks for."""
    return letter is not None and letter.institution_id in nominates_for(user)


@rules.predicate
def is_for_own_seat(user, record):
    """A request or a nomination for a seat of an institution this user speaks for."""
    return record is not None and record.seat.unit_id in nominates_for(user)


@rules.predicate
def delegated_by(user, delegation):
    """The co-chair in whose term a deputy acts."""
    return bool(delegation) and is_official_of(user, delegation.term)


is_reader = is_secretariat | is_cochair | is_member | is_observer | is_administrator

rules.add_perm("members.view_register", is_reader)
rules.add_perm("members.view_institution", is_reader)
rules.add_perm("members.change_institution", is_secretariat)
rules.add_perm("members.view_person", is_reader)
rules.add_perm("members.change_person", is_secretariat)
rules.add_perm("members.view_terms", is_reader)
rules.add_perm("members.change_terms", is_secretariat)
rules.add_perm("members.change_lpi", is_secretariat)
rules.add_perm("members.adopt_by_decision", is_secretariat | is_cochair)
rules.add_perm("members.change_establishment", is_secretariat)
rules.add_perm("members.change_membership", is_secretariat)
rules.add_perm("members.change_chairs", is_secretariat)
rules.add_perm("members.delegate_chair", is_secretariat | is_official_of)
rules.add_perm("members.withdraw_delegation", is_secretariat | delegated_by)
rules.add_perm("members.view_official_letter", is_secretariat | is_cochair)
rules.add_perm("members.view_handover", is_secretariat | hands_over_or_takes_over)
rules.add_perm("members.grant_focal_point", is_secretariat | is_administrator)
rules.add_perm("members.view_contacts", is_secretariat | is_cochair | is_member)

rules.add_perm("members.view_nominations", is_reader)
rules.add_perm("members.view_nomination_status", is_secretariat | is_cochair | is_observer | is_administrator)
rules.add_perm("members.request_nomination", is_secretariat)
rules.add_perm("members.nominate", is_secretariat | is_member)
rules.add_perm("members.view_request", is_secretariat | is_cochair | is_for_own_seat)
rules.add_perm("members.view_nomination", is_secretariat | is_cochair | is_for_own_seat)
rules.add_perm("members.submit_nomination", is_secretariat | is_for_own_seat)
rules.add_perm("members.decide_nomination", is_secretariat)
rules.add_perm("members.view_letter", is_secretariat | is_cochair | is_of_own_institution)
rules.add_perm("members.change_letter", is_secretariat)
rules.add_perm("members.change_calendar", is_secretariat | is_administrator)


def visible_institutions(user):
    """The institutions a user may see."""
    return Institution.objects.all() if is_reader(user) else Institution.objects.none()


def users_speaking_for(institutions: Collection[int]) -> dict[int, list[User]]:
    """Active accounts that speak for each of some institutions today: focal points, seat holders of it and of its units."""
    own = {(pk, pk) for pk in institutions}
    units = InstitutionParent.objects.on(today()).filter(parent_id__in=institutions)
    return _accounts(granted_at=own, seated_at=own | set(units.values_list("parent_id", "institution_id")))


def users_nominating_for(institutions: Collection[int]) -> dict[int, list[User]]:
    """Active accounts that may nominate for each: its focal points and those of the body above it, its own members."""
    own = {(pk, pk) for pk in institutions}
    above = InstitutionParent.objects.on(today()).filter(institution_id__in=institutions)
    return _accounts(granted_at=own | set(above.values_list("institution_id", "parent_id")), seated_at=own)


def _accounts(*, granted_at: set[tuple[int, int]], seated_at: set[tuple[int, int]]) -> dict[int, list[User]]:
    """Accounts of each institution, by where their grants and where their seats count: (institution, where)."""
    grants = InstitutionUserObjectPermission.objects.filter(
        content_object_id__in={where for _place, where in granted_at},
        permission__codename="represent_institution",
    ).values_list("content_object_id", "user_id")
    seats = (
        MembershipTerm.objects.holding(today())
        .filter(seat__unit_id__in={where for _place, where in seated_at}, person__user__isnull=False)
        .values_list("seat__unit_id", "person__user_id")
    )
    ids: dict[int, set[int]] = {}
    for places, holders in ((granted_at, grants), (seated_at, seats)):
        at = defaultdict(set)
        for where, user_id in holders:
            at[where].add(user_id)
        for place, where in places:
            ids.setdefault(place, set()).update(at[where])
    users = list(User.objects.active().filter(pk__in=set().union(*ids.values())))
    return {place: [user for user in users if user.pk in held] for place, held in ids.items()}


def visible_requests(user):
    """The requests for nominations a user may see: each institution its own."""
    return _own_records(NominationRequest.objects.all(), user)


def visible_nominations(user):
    """The nominations a user may see: each institution its own."""
    return _own_records(Nomination.objects.all(), user)


def _own_records(records, user):
    if is_secretariat(user) or is_cochair(user):
        return records
    return records.filter(seat__unit_id__in=nominates_for(user))
