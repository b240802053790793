"""Who sees which request and nomination."""

import rules
from django.db.models import QuerySet

from iiwg.accounts.models import User
from iiwg.accounts.rules import is_administrator, is_observer, is_secretariat
from members.chairs.rules import is_cochair
from members.institutions.rules import is_member, is_reader, nominates_for
from members.nominations.models import Nomination, NominationRequest, RequestStep, StepTemplate


@rules.predicate
def is_for_own_seat(user: User, record: NominationRequest | Nomination | None) -> bool:
    """A request or a nomination for a seat of an institution this user speaks for."""
    return record is not None and record.seat.unit_id in nominates_for(user)


rules.add_perm("members.view_nominations", is_reader)
rules.add_perm("members.view_nomination_status", is_secretariat | is_cochair | is_observer | is_administrator)
rules.add_perm("members.request_nomination", is_secretariat)
rules.add_perm("members.nominate", is_secretariat | is_member)
rules.add_perm("members.view_request", is_secretariat | is_cochair | is_for_own_seat)
rules.add_perm("members.view_nomination", is_secretariat | is_cochair | is_for_own_seat)
rules.add_perm("members.submit_nomination", is_secretariat | is_for_own_seat)
rules.add_perm("members.decide_nomination", is_secretariat)


def visible_requests(user: User) -> QuerySet[NominationRequest]:
    """The requests for nominations a user may see: each institution its own."""
    return _own_records(NominationRequest.objects.all(), user)


def visible_nominations(user: User) -> QuerySet[Nomination]:
    """The nominations a user may see: each institution its own."""
    return _own_records(Nomination.objects.all(), user)


def visible_request_steps(user: User) -> QuerySet[RequestStep]:
    """The steps inside institutions a user may see: those of the requests they see."""
    return RequestStep.objects.filter(request__in=visible_requests(user))


def visible_step_templates(user: User) -> QuerySet[StepTemplate]:
    """The templates of steps a user may see: whoever asks institutions sees all."""
    may_ask = user.has_perm("members.request_nomination")
    return StepTemplate.objects.all() if may_ask else StepTemplate.objects.none()


def _own_records(records: QuerySet, user: User) -> QuerySet:
    if is_secretariat(user) or is_cochair(user):
        return records
    return records.filter(seat__unit_id__in=nominates_for(user))
