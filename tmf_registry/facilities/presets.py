"""The facilities known from public sources, each value with its source: one file a preset."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

from iiwg.audit.actors import Actor
from members.institutions.models import Group, Institution
from tmf_registry.facilities.enums import ContentClass, FacilityKind, Lifecycle, SourceQuality
from tmf_registry.facilities.models import Facility, Fact

DATA = Path(__file__).parent.parent / "presets"
# Pages of the operator's partner, of the IAEA and of industry news that name their own source stand nearest to the
# facility; forums, mirrors, encyclopaedias and press digests are secondary.
PRIMARY = ("rosatomnewsletter.com", "world-nuclear-news.org", "mfa.tj", "content.yudu.com")
LIFECYCLES = (
    ("reclaimed", Lifecycle.REHABILITATED),
    ("design of remediation", Lifecycle.LEGACY),
    ("legacy", Lifecycle.LEGACY),
    ("intermittent", Lifecycle.INTERMITTENT),
    ("active", Lifecycle.ACTIVE),
    ("producing", Lifecycle.ACTIVE),
    ("processing planned", Lifecycle.PLANNED),
)
OPERATORS = {"JV Zarafshon": "ZARAFSHON", "Tajredmet": "RAREMET"}
COLUMNS = {
    "place": "place",
    "region": "region",
    "coord_precision": "coordinate_precision",
    "mineral_or_waste": "waste",
    "river_basin": "river_basin",
    "transboundary_potential": "transboundary",
    "height_m": "height",
    "remediation": "rehabilitation",
}
NUMBERS = {
    "lat": "latitude",
    "lon": "longitude",
    "volume_m3": "volume_m3",
    "mass_t": "mass_t",
    "area_ha": "area_ha",
}


def load(group: Group, *, by: Actor) -> None:
    """When a preset is loaded, enter the facilities known of its country once."""
    known = DATA / f"{group.preset}.csv"
    if not known.exists():
        return
    with known.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not Facility.objects.filter(name_en=row["name"]).exists():
                _enter(row, group.country)


def _enter(row: dict[str, str], country: str) -> None:
    """A facility with the source of each value that is read from it."""
    values = _values(row)
    derived = {"lifecycle": _lifecycle(row), "operator": _operator(row), "note": row["note"]}
    facility = Facility.objects.create(country=country, **values, **derived)
    source = row["source"] or "named only; nothing was read about it"
    for name, value in values.items():
        if value not in (None, ""):
            Fact.objects.create(
                facility=facility, field=name, value=str(value)[:500], source=source, quality=_quality(row)
            )


def _values(row: dict[str, str]) -> dict[str, Any]:
    """What the source says of a facility, by column; what it leaves empty stays empty."""
    lowered = f"{row['name']} {row['mineral_or_waste']}".lower()
    is_dump = "dump" in lowered and "tailings" not in lowered
    is_uranium = "uranium" in lowered
    return {
        "name_en": row["name"],
        "aliases": row["alt_names"],
        **{column: row[name] for name, column in COLUMNS.items() if row[name]},
        **{column: Decimal(row[name]) for name, column in NUMBERS.items() if row[name]},
        "kind": FacilityKind.DUMP if is_dump else FacilityKind.TMF,
        "content_class": ContentClass.RADIOACTIVE if is_uranium else "",
        "lifecycle_note": row["status"],
        "is_legacy": True if is_uranium or "legacy" in row["status"] else None,
        "operator_note": row["operator"],
    }


def _lifecycle(row: dict[str, str]) -> str:
    """Where a facility stands in its life, as far as the words of the source tell."""
    status = row["status"].lower()
    return next((state for words, state in LIFECYCLES if words in status), "")


def _operator(row: dict[str, str]) -> Institution | None:
    """The institution that a source names as operator."""
    code = next((code for start, code in OPERATORS.items() if row["operator"].startswith(start)), "")
    return Institution.objects.filter(code=code).first()


def _quality(row: dict[str, str]) -> SourceQuality:
    """Primary where every page a value comes from is."""
    pages = row["source"].split(" ; ")
    is_primary = all(any(host in page for host in PRIMARY) for page in pages)
    return SourceQuality.PRIMARY if is_primary else SourceQuality.SECONDARY
