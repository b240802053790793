"""What an institution belongs to, and what takes its place: record, correct, withdraw."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from iiwg.audit.actors import Actor
from iiwg.database.periods import DatePrecision, before_start, contradicted, first_of
from iiwg.workflow.doors import changing
from iiwg.workflow.tables import Refused
from members.institutions.dated_facts import (
    correct,
    keeping_old_lists,
    refuse_backward,
    widened,
    withdraw,
)
from members.institutions.models import Group, Institution, InstitutionParent, Succession


def set_parent(
    institution: Institution,
    parent: Institution | None,
    *,
    starts_on: datetime.date | None,
    by: Actor,
    because: str = "",
    starts_precision: str = DatePrecision.DAY,
) -> None:
    """The body an institution belongs to from a day; the parent before ends on the day before."""
    starts_on = first_of(starts_on, starts_precision) if starts_on else None
    with changing(institution, "members.institution.parent", by=by) as row, keeping_old_lists(row, because):
        _wait_for_others()
        if parent and row.pk in _line_of(parent):
            raise Refused(_("An institution cannot belong to itself or to one of its own units."))
        later = Q(starts_on__gte=starts_on) | Q(ends_on__gte=starts_on) if starts_on else Q(pk__isnull=True)
        if row.parents.filter(later).exists():
            raise Refused(_("It belongs to another body from this day or a later one. Choose a later day."))
        for held in row.parents.filter(ends_on__isnull=True):
            if starts_on is None:
                raise Refused(_("Say from which day it belongs to the other body."))
            held.ends_on, held.ends_precision = before_start(starts_on, starts_precision), starts_precision
            held.save()
        if parent:
            row.parents.create(
                parent=parent,
                starts_on=starts_on,
                starts_precision=starts_precision,
                recorded_because=because,
            )


def correct_parent(
    held: InstitutionParent, *, parent: Institution, because: str, by: Actor, **fields: Any
) -> InstitutionParent:
    """Put the right body or days in the place of what was entered; what stood is kept."""
    fields = widened(fields)
    with changing(held, "members.institution.correct", by=by, part_of=held.institution) as row:
        _wait_for_others()
        refuse_backward(fields, _("It would end before it starts."))
        if row.institution_id in _line_of(parent):
            raise Refused(_("An institution cannot belong to itself or to one of its own units."))
        right = correct(row, because=because, by=by, parent=parent, **fields)
        if other := contradicted(row.institution.parents.all(), right):
            raise Refused(
                _("It belongs to “%(name)s” in a part of this time. Correct those days first.")
                % {"name": other.parent}
            )
    return right


def withdraw_parent(held: InstitutionParent, *, because: str, by: Actor) -> None:
    """A body above that was entered by mistake counts no more."""
    with changing(held, "members.institution.take_back", by=by, part_of=held.institution) as row:
        withdraw(row, because=because, by=by)


def succeed(
    before: Institution,
    after: Institution,
    *,
    starts_on: datetime.date | None,
    source: str,
    by: Actor,
    starts_precision: str = DatePrecision.DAY,
) -> Succession:
    """Record that one institution takes the place of another; a circle is refused."""
    with changing(before, "members.institution.succeed", by=by, after=after.pk) as row:
        _wait_for_others()
        if row.pk in _successors_of(after):
            raise Refused(_("An institution cannot succeed itself, nor one that succeeds it."))
        if row.successors.filter(after=after).exists():
            raise Refused(_("This succession is recorded already."))
        succession = row.successors.create(
            after=after,
            source=source,
            **widened({"starts_on": starts_on, "starts_precision": starts_precision}),
        )
    return succession


def correct_succession(
    succession: Succession, *, after: Institution, because: str, by: Actor, **fields: Any
) -> Succession:
    """Put the right successor, day or source in the place of what was entered; what stood is kept."""
    with changing(succession, "members.institution.correct", by=by, part_of=succession.institution) as row:
        _wait_for_others()
        if row.before_id in _successors_of(after):
            raise Refused(_("An institution cannot succeed itself, nor one that succeeds it."))
        if row.before.successors.filter(after=after).exclude(pk=row.pk).exists():
            raise Refused(_("This succession is recorded already."))
        right = correct(row, because=because, by=by, after=after, **widened(fields))
    return right


def withdraw_succession(succession: Succession, *, because: str, by: Actor) -> None:
    """A succession that was entered by mistake counts no more."""
    with changing(succession, "members.institution.take_back", by=by, part_of=succession.institution) as row:
        withdraw(row, because=because, by=by)


def _wait_for_others() -> None:
    """Two at once must not make a circle: one waits for the other."""
    Group.objects.select_for_update().first()


def _successors_of(institution: Institution) -> set[int]:
    """An institution and every one that follows it."""
    seen: set[int] = set()
    above = {institution.pk}
    while above - seen:
        seen |= above
        above = set(Succession.objects.filter(before_id__in=above).values_list("after_id", flat=True))
    return seen


def _line_of(institution: Institution) -> set[int]:
    """An institution and every body above it."""
    seen: set[int] = set()
    above = {institution.pk}
    while above - seen:
        seen |= above
        above = set(
            InstitutionParent.objects.filter(institution_id__in=above).values_list("parent_id", flat=True)
        )
    return seen
