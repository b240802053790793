"""The facilities known from public sources, each value with its own source: two files a preset.

The first file holds a row a facility with the pages it was made from; the second says of single values which page it
was, and what the project inferred. Where neither does, the value comes from one of the pages, and says so.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from iiwg.audit.actors import Actor
from members.institutions.models import Group, Institution
from tmf_registry.facilities.enums import Basis, ContentClass, FacilityKind, Lifecycle, SourceQuality
from tmf_registry.facilities.models import Facility, Fact

DATA = Path(__file__).parent.parent / "presets"
# Pages of the operator's partner, of the IAEA and of industry news that name their own source stand nearest to the
# facility; forums, mirrors, encyclopaedias and press digests are secondary.
PRIMARY = ("rosatomnewsletter.com", "world-nuclear-news.org", "mfa.tj", "content.yudu.com")
# What the words of a source mean for where a facility stands in its life, and whether they say it or we infer it.
LIFECYCLES = (
    ("reclaimed", Lifecycle.REHABILITATED, Basis.STATED),
    ("legacy", Lifecycle.LEGACY, Basis.STATED),
    ("design of remediation", Lifecycle.LEGACY, Basis.INFERRED),
    ("intermittent", Lifecycle.INTERMITTENT, Basis.STATED),
    ("active", Lifecycle.ACTIVE, Basis.STATED),
    ("producing", Lifecycle.ACTIVE, Basis.INFERRED),
    ("processing planned", Lifecycle.PLANNED, Basis.INFERRED),
)
OPERATORS = {"JV Zarafshon": "ZARAFSHON", "Tajredmet": "RAREMET"}
COLUMNS = {
    "name": "name_en",
    "alt_names": "aliases",
    "status": "lifecycle_note",
    "operator": "operator_note",
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
NOT_READ = "named only; nothing was read about it"
Row = dict[str, str]
Derived = tuple[str, Any, Basis, str]  # column, value, whether the words say it or we infer it, the words


def load(group: Group, *, by: Actor) -> None:
    """When a preset is loaded, enter the facilities known of its country once."""
    known = DATA / f"{group.preset}.csv"
    if not known.exists():
        return
    own = {
        (row["name"], field): row
        for row in _rows(f"{group.preset}_sources")
        for field in row["fields"].split()
    }
    for row in _rows(group.preset):
        if not Facility.objects.filter(name_en=row["name"]).exists():
            _enter(row, own, group.country)


def _rows(name: str) -> Iterator[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _enter(row: Row, own: dict[tuple[str, str], Row], country: str) -> None:
    """A facility with the source of each value that is read from it."""
    stated = _stated(row)
    derived = list(_derived(row))
    facility = Facility.objects.create(
        country=country,
        **stated,
        **{column: value for column, value, _basis, _words in derived},
        operator=_operator(row),
        note=row["note"],
    )
    for column, value in stated.items():
        _remember(facility, column, value, own.get((row["name"], column)), row)
    for column, value, basis, words in derived:
        if basis == Basis.INFERRED:
            source = f"from the words “{words}” ({_pages(row)})"
            _fact(facility, column, value, source=source, basis=basis)
        else:
            _remember(facility, column, value, own.get((row["name"], column)), row)


def _stated(row: Row) -> dict[str, Any]:
    """What the sources say of a facility, by column; what they leave empty stays empty."""
    words = {column: row[name] for name, column in COLUMNS.items() if row[name]}
    return words | {column: Decimal(row[name]) for name, column in NUMBERS.items() if row[name]}


def _derived(row: Row) -> Iterator[Derived]:
    """What the words of a row mean for its kind, content and life; each with whether they say it."""
    name, waste, status = row["name"], row["mineral_or_waste"], row["status"]
    both = f"{name}; {waste}" if waste else name
    lowered = both.lower()
    if "tailings" in lowered:
        yield "kind", FacilityKind.TMF, Basis.STATED, both
    elif "dump" in lowered:
        yield "kind", FacilityKind.DUMP, Basis.STATED, both
    elif "waste s" in lowered:  # a waste site, a waste storage: no source calls it a tailings facility
        yield "kind", FacilityKind.OTHER, Basis.INFERRED, both
    else:
        yield "kind", FacilityKind.TMF, Basis.INFERRED, both
    if "uranium" in waste:
        yield "content_class", ContentClass.RADIOACTIVE, Basis.INFERRED, waste
    if "legacy" in status:
        yield "is_legacy", True, Basis.STATED, status
    elif "uranium" in waste:
        yield "is_legacy", True, Basis.INFERRED, waste
    for words, state, basis in LIFECYCLES:
        if words in status.lower():
            yield "lifecycle", state, basis, status
            break


def _operator(row: Row) -> Institution | None:
    """The institution that a source names as operator."""
    code = next((code for start, code in OPERATORS.items() if row["operator"].startswith(start)), "")
    return Institution.objects.filter(code=code).first()


def _remember(facility: Facility, column: str, value: Any, own: Row | None, row: Row) -> None:
    """Where one value comes from: the page known for it, or one of the pages of the row."""
    source = own["source"] if own and own["source"] else _pages(row)
    basis = Basis(own["basis"]) if own else Basis.STATED
    _fact(facility, column, value, source=source, basis=basis, note=own["note"] if own else "")


def _pages(row: Row) -> str:
    """The page a row was made from; of several it is not known which one says a value."""
    pages = row["source"]
    return f"one of: {pages}" if " ; " in pages else pages or NOT_READ


def _fact(facility: Facility, column: str, value: Any, *, source: str, basis: Basis, note: str = "") -> None:
    Fact.objects.create(
        facility=facility,
        field=column,
        value=str(value)[:500],
        source=source[:1000],
        quality=_quality(source) if basis == Basis.STATED else SourceQuality.SECONDARY,
        basis=basis,
        note=note,
    )


def _quality(source: str) -> SourceQuality:
    """Primary where the one page a value comes from is."""
    is_primary = " ; " not in source and any(host in source for host in PRIMARY)
    return SourceQuality.PRIMARY if is_primary else SourceQuality.SECONDARY
