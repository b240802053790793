"""Who may, in the actions room."""

import rules
from django.db.models import Q

from actions.items.enums import OPEN_STATUSES
from actions.items.models import ActionItem, ActionQuerySet
from iiwg.accounts.rules import is_secretariat, is_signed_in
from iiwg.audit.actors import Account
from iiwg.database.models import today
from members.chairs.models import ChairingTerm
from members.chairs.rules import term_ids
from members.institutions.rules import cached_on, is_reader, represented_by
from members.terms.rules import is_observer_of_reports


def leading_term_ids(user: Account) -> set[int]:
    """Chairing terms this user leads today; asked once a request."""
    return cached_on(user, "_leading_term_ids", lambda: _leading_term_ids(user))


def _leading_term_ids(user: Account) -> set[int]:
    own = term_ids(user)
    return (
        set(ChairingTerm.objects.on(today()).filter(pk__in=own).values_list("pk", flat=True)) if own else own
    )


@rules.predicate
def is_responsible(user: Account, action: ActionItem | None) -> bool:
    """Speaks for the responsible institution."""
    return action is not None and action.responsible_id in represented_by(user)


@rules.predicate
def takes_part(user: Account, action: ActionItem | None) -> bool:
    """Speaks for the responsible institution or one that works with it."""
    if not action:
        return False
    own = represented_by(user)
    return action.responsible_id in own or any(
        institution.pk in own for institution in action.co_executors.all()
    )


@rules.predicate
def coordinates(user: Account, action: ActionItem | None) -> bool:
    """The co-chair under whose term the meeting was held, until the item closes (p22); or who leads today."""
    if not action or not is_signed_in(user):
        return False
    if action.chairing_term_id in term_ids(user):
        return True
    return bool(leading_term_ids(user)) and action.is_open


@rules.predicate
def is_open_to_readers(user: Account, action: ActionItem | None) -> bool:
    """Published and not restricted."""
    return action is not None and action.is_open_to_readers


def visible_actions(user: Account) -> ActionQuerySet:
    """The action items a user may see: each institution its own, co-chairs those they coordinate.

    Observers see none, unless the Terms of Reference open those of published minutes to them.
    """
    items = ActionItem.objects.all()
    if is_secretariat(user):
        return items
    if not is_reader(user):
        return items.none()
    own = represented_by(user)
    mine = Q(responsible_id__in=own) | Q(
        pk__in=ActionItem.co_executors.through.objects.filter(institution_id__in=own).values("actionitem_id")
    )
    mine |= Q(chairing_term_id__in=term_ids(user))
    if leading_term_ids(user):
        mine |= Q(status__in=OPEN_STATUSES)
    if is_observer_of_reports(user):
        mine |= Q(pk__in=ActionItem.objects.open_to_readers().values("pk"))
    return items.filter(mine)


def may_see_some(user: Account) -> bool:
    """Whether an action item can be open to a reader at all: by role, by institution, by a turn in the chair."""
    return bool(
        is_secretariat(user) or represented_by(user) or term_ids(user) or is_observer_of_reports(user)
    )


def coordinated_by(user: Account) -> ActionQuerySet:
    """Open items of meetings held under this user's chairing terms."""
    return ActionItem.objects.open().filter(chairing_term_id__in=term_ids(user))


can_see = is_secretariat | takes_part | coordinates | (is_observer_of_reports & is_open_to_readers)

rules.add_perm("actions.view_actionitems", is_reader)
rules.add_perm("actions.view_actionitem", can_see)
rules.add_perm("actions.accept_actionitem", is_responsible)
rules.add_perm("actions.report_actionitem", takes_part | is_secretariat)
rules.add_perm("actions.finish_actionitem", is_responsible | is_secretariat)
rules.add_perm("actions.confirm_actionitem", is_secretariat | coordinates)
rules.add_perm("actions.drop_actionitem", is_secretariat)
