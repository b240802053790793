"""Enter and change facilities; each value keeps its source, the value before stays as history."""

from django.db import transaction

from iiwg.audit.services import record
from tmf_registry.facilities.enums import SourceQuality
from tmf_registry.facilities.models import Facility, Fact

UNSOURCED = {"access"}


def add(*, by, source: str, quality: str = SourceQuality.PRIMARY, **fields) -> Facility:
    """Enter a facility with the source of what is said."""
    with transaction.atomic():
        facility = Facility.objects.create(**fields)
        _remember(facility, fields, source, quality)
        record("tmf_registry.facility.add", facility, by=by)
    return facility


def change(facility: Facility, *, by, source: str, quality: str = SourceQuality.PRIMARY, **fields) -> None:
    """Change values; each changed one gets the new source, the old one is kept."""
    with transaction.atomic():
        row = Facility.objects.select_for_update().get(pk=facility.pk)
        changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
        for name, value in changed.items():
            setattr(row, name, value)
        row.save()
        row.facts.filter(field__in=changed).update(current=False)
        _remember(row, changed, source, quality)
        record("tmf_registry.facility.change", row, by=by, fields=sorted(changed))


def _remember(facility: Facility, fields: dict, source: str, quality: str) -> None:
    for name, value in fields.items():
        if value not in (None, "") and name not in UNSOURCED:
            Fact.objects.create(
                facility=facility, field=name, value=str(value)[:500], source=source, quality=quality
            )
