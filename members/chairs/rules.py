"""Who chairs, who is a deputy, who reads what co-chairs read (p21, p22)."""

import rules
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from iiwg.accounts.rules import is_secretariat, is_signed_in
from iiwg.database.models import DatedQuerySet, today
from members.chairs.models import ChairingTerm, Delegation
from members.institutions.rules import cached_on, is_reader


def nearby(chairing_terms: DatedQuerySet) -> DatedQuerySet:
    """Of chairing terms, those of today, of the turn before and of the next one; a divided turn is one turn."""
    day = today()
    others = ChairingTerm.objects.exclude(institution__in=ChairingTerm.objects.on(day).values("institution"))
    ended = others.filter(ends_on__lt=day).order_by(F("ends_on").desc(nulls_last=True)).values("ends_on")[:1]
    begins = others.filter(starts_on__gt=day).order_by("starts_on").values("starts_on")[:1]
    within = ChairingTerm.objects.filter(starts_on__gt=day).order_by("starts_on").values("starts_on")[:1]
    return (
        chairing_terms.on(day)
        | chairing_terms.filter(ends_on=Subquery(ended))
        | chairing_terms.filter(starts_on=Subquery(begins))
        | chairing_terms.filter(starts_on=Subquery(within))
    )


def _own_terms(user) -> DatedQuerySet:
    """The chairing terms that name this user as the official, or as a deputy acting today."""
    deputy = Delegation.objects.on(today()).filter(delegate__user=user)
    return ChairingTerm.objects.filter(
        Q(person__user=user, person__isnull=False) | Q(pk__in=deputy.values("term_id"))
    )


def chairing_terms_of(user) -> DatedQuerySet:
    """Every chairing term, past, present or to come, in which this user is the official, or a deputy acting today.

    Who took over within a turn also answers for its earlier parts: what was under way goes on.
    """
    return _with_parts_before(_own_terms(user))


def terms_chaired_by(user) -> DatedQuerySet:
    """Of these the ones in which this user is the official, not a deputy."""
    return _with_parts_before(ChairingTerm.objects.filter(person__user=user, person__isnull=False))


def _with_parts_before(own: DatedQuerySet) -> DatedQuerySet:
    same_turn = own.filter(Q(first_part=OuterRef("pk")) | Q(first_part=OuterRef("first_part")))
    taken_over = Exists(same_turn.filter(starts_on__gt=OuterRef("starts_on"), starts_on__lte=today()))
    return ChairingTerm.objects.filter(Q(pk__in=own.values("pk")) | taken_over)


def term_ids(user) -> set[int]:
    """Ids of the chairing terms of a user, asked once a request; most users have none, and that is asked first."""
    return cached_on(user, "_term_ids", lambda: _term_ids(user))


def _term_ids(user) -> set[int]:
    if not _own_terms(user).exists():
        return set()
    return set(chairing_terms_of(user).values_list("pk", flat=True))


@rules.predicate
def is_official_of(user, term) -> bool:
    """The official of a chairing term, not a deputy."""
    return bool(term and term.person and term.person.user_id == user.pk)


@rules.predicate
def is_cochair(user) -> bool:
    """Leads today, led the turn before or leads the next: reads what is prepared."""
    return is_signed_in(user) and cached_on(user, "_cochair", lambda: _is_cochair(user))


def _is_cochair(user) -> bool:
    own = term_ids(user)
    return bool(own) and nearby(ChairingTerm.objects.filter(pk__in=own)).exists()


def chairs_for(user) -> set[int]:
    """Ids of the institutions a user chairs for today."""
    chairing_terms = ChairingTerm.objects.on(today()).filter(person__user=user)
    return set(chairing_terms.values_list("institution_id", flat=True))


@rules.predicate
def hands_over_or_takes_over(user, term) -> bool:
    """A co-chair of this chairing term, or the one who takes over from it, within the turn or after it."""
    if not term or not is_cochair(user):
        return False
    following = term.following()
    concerned = {term.pk, *term.later_parts().values_list("pk", flat=True)}
    concerned |= {following.pk} if following else set()
    return chairing_terms_of(user).filter(pk__in=concerned).exists()


@rules.predicate
def delegated_by(user, delegation) -> bool:
    """The co-chair in whose term a deputy acts."""
    return bool(delegation) and is_official_of(user, delegation.term)


rules.add_perm("members.change_chairs", is_secretariat)
rules.add_perm("members.delegate_chair", is_secretariat | is_official_of)
rules.add_perm("members.withdraw_delegation", is_secretariat | delegated_by)
rules.add_perm("members.view_official_letter", is_secretariat | is_cochair)
rules.add_perm("members.view_handover", is_secretariat | hands_over_or_takes_over)


def visible_chairing_terms(user) -> QuerySet[ChairingTerm]:
    """The chairing terms a user may see: a reader all, an official of a far turn the own ones."""
    return ChairingTerm.objects.all() if is_reader(user) else chairing_terms_of(user)


def visible_delegations(user) -> QuerySet[Delegation]:
    """The deputies a user may see: those of the chairing terms."""
    return Delegation.objects.filter(term__in=visible_chairing_terms(user))
