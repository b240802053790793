"""The doors: every change of a record passes one of them, and each asks who may before anything else happens.

`moving` carries out a verb of a procedure, `changing` any other change of a record, `creating` makes one. A door opens a
transaction, locks and re-reads the row, asks the permission once, asks the checks, lets the verb do its work, saves what
changed, writes the audit event and runs the effects. What a verb calls while its door is open runs under that door: the
permission was asked at the outermost one, and the record of acts names the verb it happened because of. After the commit
whoever follows changes ("changed" in the table of a room) is told which records the doors were opened for; a fault of one
who follows is logged and takes nothing back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from iiwg.audit.actors import SYSTEM, Actor, account_of
from iiwg.audit.services import key, record
from iiwg.workflow import effects
from iiwg.workflow.rooms import brought
from iiwg.workflow.tables import Act, NotAllowed, Refused, Transition, act_named, workflow_of


@dataclass
class Door:
    """A verb under way: its name, who does it, and what the record of acts will say of it."""

    verb: str
    by: Actor
    facts: dict = field(default_factory=dict)
    is_recorded: bool = True
    moves: bool = True
    undo: list[Callable[[], None]] = field(default_factory=list)
    touched: list[tuple[type[models.Model], int]] = field(default_factory=list)


_OPEN: ContextVar[tuple[Door, ...]] = ContextVar("open_doors", default=())


def is_open() -> bool:
    """Whether a verb is under way."""
    return bool(_OPEN.get())


def add_facts(**facts) -> None:
    """Codes the record of acts is to keep of the verb under way, known only while it does its work."""
    _OPEN.get()[-1].facts.update(facts)


def leave_no_trace() -> None:
    """The verb under way found nothing to change: it is not recorded."""
    _OPEN.get()[-1].is_recorded = False


def stay() -> None:
    """The verb under way was done in part: its record keeps its state, and no effect runs; another has a part to do."""
    _OPEN.get()[-1].moves = False


def if_refused(undo: Callable[[], None]) -> None:
    """Call `undo` when the verb under way comes to nothing: for what no transaction takes back, such as a stored file."""
    if is_open():
        _OPEN.get()[-1].undo.append(undo)


@contextmanager
def moving(obj, verb: str, *, by: Actor, on_behalf_of=None, note: str = "", **facts) -> Iterator:
    """Carry out a verb of the procedure; the body works on the locked, re-read row it is given.

    with moving(minutes, "approve", by=user) as minutes: …

    Raises NotAllowed or Refused with a sentence; then nothing was changed. note: the reason, where the verb asks for one; the
    body keeps it, as the record of acts holds no texts. A door opened inside on the same row reads it anew: set columns after it.
    """
    workflow = workflow_of(obj)
    step = workflow[verb]
    with _door(workflow.event(step), by, facts) as door, transaction.atomic():
        row = _locked(obj)
        refuse_unless_open(row, step, by=by)
        if step.needs_note and not note.strip():
            raise Refused(_("Say why: this step needs a reason."))
        before, source = _columns(row), getattr(row, workflow.field)
        yield row
        if step.target is not None and door.moves:
            setattr(row, workflow.field, step.target)
        if step.stamp and door.moves:
            setattr(row, f"{step.stamp}_at", timezone.now())
            setattr(row, f"{step.stamp}_by", account_of(by))
        _save(row, before)
        target = getattr(row, workflow.field)
        _record(door, key(row), row, on_behalf_of=on_behalf_of, source=source, target=target)
        if door.moves:
            _run_effects(step.effects, row, by=by)
        _tell(door, row)
    obj.refresh_from_db()


def move(obj, verb: str, *, by: Actor, on_behalf_of=None, **facts) -> None:
    """Carry out a verb that does nothing but move."""
    with moving(obj, verb, by=by, on_behalf_of=on_behalf_of, **facts):
        pass


@contextmanager
def changing(obj, name: str, *, by: Actor, part_of=None, on_behalf_of=None, **facts) -> Iterator:
    """Carry out an act on a record; the body works on the locked, re-read row it is given and may delete it.

    with changing(institution, "members.institution.change", by=user) as row: row.level = …

    part_of: the record it belongs to, such as the meeting of an agenda item. That one is locked first, the permission
    and the checks are asked on it, and the act stands in its history; the effects are those of the part.
    """
    act = act_named(name)
    with _door(name, by, facts) as door, transaction.atomic():
        answerable = _locked(part_of) if part_of else None
        row = _locked(obj)
        answerable = answerable or row
        subject = key(answerable)
        refuse_act(act, answerable, by=by)
        before = _columns(row)
        yield row
        if row.pk:
            _save(row, before)
        _record(door, subject, row, on_behalf_of=on_behalf_of)
        _run_effects(act.effects, row, by=by)
        _tell(door, obj, *([answerable] if row.pk is None else []))
    if row.pk:
        obj.refresh_from_db()


@contextmanager
def creating(
    model: type[models.Model], name: str, *, by: Actor, about=None, on_behalf_of=None, **facts
) -> Iterator:
    """Make a record; the body gets the function that makes it. about: the record the permission is asked on.

    with creating(Person, "members.person.add", by=user) as make: person = make(family_name=…)
    """
    act = act_named(name)
    made: list[models.Model] = []

    def make(**fields):
        made.append(model._base_manager.create(**fields))
        return made[-1]

    with _door(name, by, facts) as door, transaction.atomic():
        refuse_act(act, about, by=by)
        yield make
        if made:
            _record(door, key(made[0]), made[0], on_behalf_of=on_behalf_of)
            _run_effects(act.effects, made[0], by=by)
        _tell(door, *made)


def refuse_unless_open(obj, step: Transition, *, by: Actor) -> None:
    """Raise NotAllowed or Refused with a sentence unless this person may take this step now."""
    workflow = workflow_of(obj)
    status = getattr(obj, workflow.field)
    if status not in step.sources:
        raise Refused(
            _("“%(step)s” is not possible now: the status is “%(status)s”.")
            % {"step": step.label, "status": workflow.states(status).label}
        )
    _ask(step, obj, by=by)
    for check in step.when:
        check(obj, by=by)


def refuse_act(act: Act, obj, *, by: Actor) -> None:
    """Raise NotAllowed or Refused with a sentence unless this person may do this act now."""
    _ask(act, obj, by=by)
    for check in act.when:
        check(obj, by=by)


def _ask(verb: Act | Transition, obj, *, by: Actor) -> None:
    """The permission, asked at the outermost door; the system does what its verbs list, and what they call."""
    outer = _OPEN.get()[:-1]
    if any(door.by in (by, SYSTEM) for door in outer) or (by is SYSTEM and (outer or verb.by_system)):
        return
    if by is SYSTEM or not by.has_perm(verb.permission, obj):
        raise NotAllowed(verb.who)


@contextmanager
def _door(verb: str, by: Actor, facts: dict) -> Iterator[Door]:
    door, outer = Door(verb, by, facts), _OPEN.get()
    token = _OPEN.set((*outer, door))
    try:
        yield door
    except BaseException:
        for undo in door.undo:
            undo()
        raise
    else:
        if outer:
            outer[-1].undo.extend(door.undo)
    finally:
        _OPEN.reset(token)


def _locked(obj):
    """The row, locked against other changes; rows that point to it may still be written beside.

    Refused where somebody removed it after it was read.
    """
    model = obj._meta.model  # that of the row, also where `request.user` stands before it
    try:
        return model._base_manager.select_for_update(no_key=True).get(pk=obj.pk)
    except model.DoesNotExist:
        raise Refused(_("Somebody else removed this at this moment. Nothing was changed.")) from None


def _columns(row) -> dict:
    """What the row holds, by column."""
    return {name.attname: getattr(row, name.attname) for name in row._meta.concrete_fields}


def _save(row, before: dict) -> None:
    """Save what changed, and nothing else."""
    changed = [name for name, value in _columns(row).items() if value != before[name]]
    if changed:
        row.save()


def _record(door: Door, subject: str, row, *, on_behalf_of, **facts) -> None:
    if door.is_recorded:
        outer = [door.verb for door in _OPEN.get()[:-1] if door.is_recorded]
        because = {"because": outer[-1]} if outer else {}
        record(
            door.verb,
            row,
            subject=subject,
            by=door.by,
            on_behalf_of=on_behalf_of,
            **because,
            **facts,
            **door.facts,
        )


def _tell(door: Door, *rows: models.Model) -> None:
    """Note the records; the outermost door says all of them to those who follow changes, after the commit."""
    outermost = _OPEN.get()[0]
    outermost.touched += [(type(row), row.pk) for row in rows if row.pk]
    if door is outermost and door.touched:
        for follow in brought("changed"):
            _after_commit(partial(follow, tuple(door.touched)))


def _after_commit(do: Callable[[], None]) -> None:
    transaction.on_commit(do, robust=True)


def _run_effects(names: tuple[str, ...], row, *, by: Actor) -> None:
    for effect in names:
        effects.run(effect, row, by=by)
