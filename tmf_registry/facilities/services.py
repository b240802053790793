"""Enter and change facilities; each value keeps its source, the value before stays as history."""

from typing import Any

from iiwg.audit.actors import Actor
from iiwg.workflow.doors import add_facts, changing, creating, leave_no_trace
from tmf_registry.facilities.enums import Basis, SourceQuality
from tmf_registry.facilities.models import Facility, Fact

UNSOURCED = {"access"}


def add(
    *,
    by: Actor,
    source: str,
    quality: str = SourceQuality.PRIMARY,
    basis: str = Basis.STATED,
    **fields: Any,
) -> Facility:
    """Enter a facility with the source of what is said."""
    with creating(Facility, "tmf_registry.facility.add", by=by) as make:
        facility = make(**fields)
        _remember(facility, fields, source=source, quality=quality, basis=basis)
    return facility


def change(
    facility: Facility,
    *,
    by: Actor,
    source: str,
    quality: str = SourceQuality.PRIMARY,
    basis: str = Basis.STATED,
    **fields: Any,
) -> None:
    """Change values; each changed one gets the new source, the old one is kept."""
    with changing(facility, "tmf_registry.facility.change", by=by) as row:
        changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
        if not changed:
            leave_no_trace()
        for name, value in changed.items():
            setattr(row, name, value)
        row.facts.filter(field__in=changed).update(current=False)
        _remember(row, changed, source=source, quality=quality, basis=basis)
        add_facts(fields=sorted(changed))


def _remember(facility: Facility, fields: dict[str, Any], **origin: str) -> None:
    """Where the values of a facility come from: source, quality and basis."""
    for name, value in fields.items():
        if value not in (None, "") and name not in UNSOURCED:
            Fact.objects.create(facility=facility, field=name, value=str(value)[:500], **origin)
