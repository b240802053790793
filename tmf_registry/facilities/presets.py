"""The facilities of Tajikistan known from public sources, each value with its source."""

import csv
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from members.institutions.models import Institution
from tmf_registry.facilities.enums import ContentClass, FacilityKind, Lifecycle, SourceQuality
from tmf_registry.facilities.models import Facility, Fact

DATA = Path(__file__).parent.parent / "presets" / "tj.csv"
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
    "note": "note",
}
NUMBERS = {
    "lat": "latitude",
    "lon": "longitude",
    "volume_m3": "volume_m3",
    "mass_t": "mass_t",
    "area_ha": "area_ha",
}


def load_tj() -> None:
    """Enter the facilities once; running it again changes nothing."""
    with transaction.atomic(), DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not Facility.objects.filter(name_en=row["name"]).exists():
                _enter(row)


def _enter(row: dict[str, str]) -> None:
    values = {column: row[name] for name, column in COLUMNS.items() if row[name]}
    values |= {column: Decimal(row[name]) for name, column in NUMBERS.items() if row[name]}
    lowered = f"{row['name']} {row['mineral_or_waste']}".lower()
    operator = next((code for start, code in OPERATORS.items() if row["operator"].startswith(start)), "")
    found = Institution.objects.filter(code=operator).first()
    lifecycle = next((state for words, state in LIFECYCLES if words in row["status"].lower()), "")
    values |= {
        "kind": FacilityKind.DUMP if "dump" in lowered and "tailings" not in lowered else FacilityKind.TMF,
        "content_class": ContentClass.RADIOACTIVE if "uranium" in lowered else "",
        "lifecycle": lifecycle,
        "lifecycle_note": row["status"],
        "is_legacy": True if "legacy" in row["status"] or "uranium" in lowered else None,
        "operator": found,
        "operator_note": row["operator"],
    }
    names = {"name_en": row["name"], "aliases": row["alt_names"]}
    facility = Facility.objects.create(country="TJ", **names, **values)
    pages = row["source"].split(" ; ")
    is_primary = all(any(host in page for host in PRIMARY) for page in pages)
    quality = SourceQuality.PRIMARY if is_primary else SourceQuality.SECONDARY
    source = row["source"] or "named only; nothing was read about it"
    for name, value in (names | values).items():
        if value not in (None, "") and name not in ("note", "operator", "lifecycle"):
            Fact.objects.create(
                facility=facility, field=name, value=str(value)[:500], source=source, quality=quality
            )
