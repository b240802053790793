"""The engine: the only place that changes a status.

Begin; lock the row; re-read; is the status a source? may this person? does every `when` agree? let the verb do
its work; stamp; write the audit event; run the attached effects in floor order; commit.
"""

from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from iiwg.audit.actors import SYSTEM, account_of
from iiwg.audit.services import record
from iiwg.workflow import effects
from iiwg.workflow.tables import Refused, Transition, workflow_of


@contextmanager
def moving(obj, verb: str, *, by, on_behalf_of=None, because=None, **facts):
    """Carry out a verb of the procedure; the body works on the locked, re-read row it is given.

    with moving(minutes, "approve", by=user) as minutes: …

    because: the event an effect was given. What follows from a step rests on the permission of that step.
    """
    workflow = workflow_of(obj)
    step = workflow[verb]
    with transaction.atomic():
        row = type(obj)._base_manager.select_for_update().get(pk=obj.pk)
        before = getattr(row, workflow.field)
        refuse_unless_open(row, step, by=by, because=because)
        yield row
        setattr(row, workflow.field, step.target)
        if step.stamp:
            setattr(row, f"{step.stamp}_at", timezone.now())
            setattr(row, f"{step.stamp}_by", account_of(by))
        row.save()
        event = workflow.event(step)
        facts |= {"source": before, "target": step.target}
        recorded = record(event, row, by=by, on_behalf_of=on_behalf_of, **facts)
        for effect in step.effects:
            effects.run(effect, row, by=by, because=recorded)
    obj.refresh_from_db()


def move(obj, verb: str, *, by, on_behalf_of=None, because=None, **facts) -> None:
    """Carry out a verb that does nothing but move."""
    with moving(obj, verb, by=by, on_behalf_of=on_behalf_of, because=because, **facts):
        pass


def refuse_unless_open(obj, step: Transition, *, by, because=None) -> None:
    """Raise Refused with a sentence unless this person may take this step now; an effect was permitted with its step."""
    if because is not None and not effects.are_running(because):
        raise ValueError(f"{because} gives no leave for {step.verb}: its effects do not run now.")
    workflow = workflow_of(obj)
    status = getattr(obj, workflow.field)
    if status not in step.sources:
        raise Refused(
            _("“%(step)s” is not possible now: the status is “%(status)s”.")
            % {"step": step.label, "status": workflow.states(status).label}
        )
    if because is None and by is not SYSTEM and not by.has_perm(step.permission, obj):
        raise Refused(step.who)
    for check in step.when:
        check(obj, by=by)


@dataclass(frozen=True)
class Move:
    """A step of a procedure as one reader sees it: a button, or a sentence saying why not."""

    verb: str
    label: str
    url: str
    allowed: bool
    reason: str
    primary: bool
    danger: bool
    needs_note: bool
    help: str
    confirm: str = ""


def moves(obj, user) -> list[Move]:
    """The steps that leave the present status, for one reader; the primary one first."""
    workflow = workflow_of(obj)
    found = []
    for step in workflow.transitions:
        if getattr(obj, workflow.field) not in step.sources or not step.url_name:
            continue
        reason = ""
        try:
            refuse_unless_open(obj, step, by=user)
        except Refused as refusal:
            reason = str(refusal)
        found.append(
            Move(
                verb=step.verb,
                label=str(step.label),
                url=reverse(step.url_name, args=[obj.pk]),
                allowed=not reason,
                reason=reason,
                primary=step.primary,
                danger=step.danger,
                needs_note=step.needs_note,
                help=str(step.help),
            )
        )
    return sorted(found, key=lambda m: (not m.allowed, not m.primary))
