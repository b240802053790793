"""The facilities of the preset: each value with its own source, and what was inferred says so."""

import csv
from decimal import Decimal

import pytest
from django.core.management import call_command

from tests.cast import user
from tmf_registry.facilities.models import Facility, Fact
from tmf_registry.facilities.presets import COLUMNS, DATA, NUMBERS

pytestmark = pytest.mark.django_db
ROSATOM = "https://rosatomnewsletter.com/rosatom_news/tajikistan"


@pytest.fixture
def loaded(db):
    """The group of Tajikistan as public sources tell of it."""
    call_command("load_preset", "tj", verbosity=0)


def fact(name: str, field: str) -> Fact:
    """Where a value of a facility comes from."""
    return Fact.objects.get(facility__name_en=name, field=field)


def test_every_value_stands_as_in_the_list_it_was_taken_from(loaded):
    with (DATA / "tj.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            facility = Facility.objects.get(name_en=row["name"])
            for name, column in COLUMNS.items():
                assert getattr(facility, column) == row[name], (row["name"], column)
            for name, column in NUMBERS.items():
                known = Decimal(row[name]) if row[name] else None
                assert getattr(facility, column) == known, (row["name"], column)


@pytest.mark.parametrize(
    ("name", "field", "source", "quality"),
    [
        ("Degmay tailings", "volume_m3", "http://germany-forum.ru/showpost.php?p=169765&postcount=9", "secondary"),
        ("Adrasman tailings", "lifecycle_note", ROSATOM, "primary"),
        ("Adrasman tailings", "latitude", "https://defzone.net/wiki/fr/Adrasman", "secondary"),
        ("Istiklol waste dump of Workshop No. 3", "waste", ROSATOM, "primary"),
        ("Istiklol waste dump of Workshop No. 3", "latitude", "https://de.wiki.li/Istiqlol", "secondary"),
        ("Istiklol waste dump of Workshop No. 3", "longitude", "https://de.wiki.li/Istiqlol", "secondary"),
        ("Gafurov tailings", "name_en", "named only; nothing was read about it", "secondary"),
    ],
)  # fmt: skip
def test_a_value_names_its_own_page(loaded, name, field, source, quality):
    found = fact(name, field)
    assert (found.source, found.quality, found.basis) == (source, quality, "stated")


def test_of_several_pages_a_value_says_that_one_of_them_it_is(loaded):
    found = fact("Adrasman tailings", "mass_t")
    assert found.source == f"one of: {ROSATOM} ; https://defzone.net/wiki/fr/Adrasman"
    assert found.quality == "secondary"


def test_coordinates_of_a_town_are_not_those_of_the_facility(loaded):
    with_coordinates = Facility.objects.filter(latitude__isnull=False)
    assert with_coordinates.count() == 5
    for facility in with_coordinates:
        assert facility.coordinate_precision.split()[0] in ("town", "settlement")
        assert "not of the facility" in facility.facts.get(field="latitude").note


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("AMKO metallurgical waste site", "kind", "other"),
        ("TALCO (aluminium smelter) waste storage", "kind", "other"),
        ("Takob TMF", "kind", "tmf"),
        ("Istiklol waste dump of Workshop No. 3", "is_legacy", True),
        ("Istiklol waste dump of Workshop No. 3", "lifecycle", "legacy"),
        ("Istiklol waste dump of Workshop No. 3", "content_class", "radioactive"),
        ("Pakrut TMF", "lifecycle", "active"),
        ("TALCO Gold (Konchoch) TMF", "river_basin", "Zeravshan"),
        ("TBEA Dushanbe Mining Industry TMF", "river_basin", "Zeravshan"),
    ],
)
def test_what_was_inferred_says_so_and_is_not_primary(loaded, name, field, value):
    found = fact(name, field)
    assert (found.is_inferred, found.quality) == (True, "secondary")
    assert getattr(found.facility, field) == value


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Degmay tailings", "is_legacy"),
        ("Degmay tailings", "kind"),
        ("Adrasman tailings", "lifecycle"),
        ("Istiklol waste dump of Workshop No. 3", "kind"),
    ],
)
def test_what_the_words_of_a_source_say_is_stated(loaded, name, field):
    assert not fact(name, field).is_inferred


def test_the_page_of_a_facility_tells_stated_from_inferred(loaded, signed_in):
    facility = Facility.objects.get(name_en__startswith="AMKO")
    page = signed_in(user("secretary@example.org", "secretariat")).get(facility.get_absolute_url())
    assert page.content.decode().count("Inferred") == 1


def test_the_secretariat_says_that_it_concluded_a_value(cast, signed_in):
    data = {"name_en": "Pond", "kind": "tmf", "country": "TJ", "access": "members", "source": "Letter 5"}
    signed_in(cast.secretary).post("/register/add/", data | {"quality": "primary", "basis": "inferred"})
    assert set(Fact.objects.values_list("basis", flat=True)) == {"inferred"}
