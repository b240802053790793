"""What is open to one reader, as a page shows it: the steps of a procedure, and whether an act is."""

from dataclasses import dataclass

from django.urls import reverse

from iiwg.workflow.doors import refuse_act, refuse_unless_open
from iiwg.workflow.tables import Refused, act_named, workflow_of


@dataclass(frozen=True)
class Move:
    """A step of a procedure as one reader sees it: a button, or a sentence saying why not.

    has_form: its address is a page that asks for more first, so that it is a link there.
    """

    verb: str
    label: str
    url: str
    allowed: bool
    reason: str
    primary: bool
    danger: bool
    needs_note: bool
    has_form: bool
    help: str
    confirm: str = ""


def why_not(act: str, obj, user) -> str:
    """The sentence that says why an act on a record is not open to a reader now; "" where it is open."""
    try:
        refuse_act(act_named(act), obj, by=user)
    except Refused as refusal:
        return str(refusal)
    return ""


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
                has_form=step.has_form,
                help=str(step.help),
            )
        )
    return sorted(found, key=lambda m: (not m.allowed, not m.primary))
