"""The register: unknown values stay empty, every value has its source."""

import pytest
from django.core.management import call_command

from iiwg.audit.models import AuditEvent
from iiwg.workflow.tables import NotAllowed
from tests.cast import people
from tmf_registry.facilities import services as facilities
from tmf_registry.facilities.models import Facility, Fact
from tmf_registry.facilities.rules import visible_facilities

pytestmark = pytest.mark.django_db


@pytest.mark.covers("R-020")
def test_a_legacy_uranium_dump_without_operator_is_saved(cast, signed_in):
    data = {
        "name_en": "Old dump", "kind": "dump", "content_class": "radioactive", "is_legacy": "true", "country": "TJ",
        "access": "members", "source": "Letter 5 of 2026", "quality": "primary", "operator": "",
    }  # fmt: skip
    signed_in(cast.secretary).post("/register/add/", data)
    facility = Facility.objects.get()
    assert facility.operator is None
    assert facility.is_legacy is True
    assert facility.is_orphaned
    page = signed_in(cast.member).get(f"/register/{facility.pk}/").content.decode()
    assert "no operator on record" in page
    assert "Radioactive" in page


def test_the_preset_holds_facilities_only_of_the_country_each_value_with_its_source(db):
    call_command("load_preset", "tj", verbosity=0)
    call_command("load_preset", "tj", verbosity=0)
    assert Facility.objects.count() == 18
    assert not Facility.objects.filter(name_en__contains="NATIONAL").exists()
    assert not Facility.objects.filter(name_en__contains="Talovskoye").exists()
    degmay = Facility.objects.search("Деҳмой").get()
    assert degmay.volume_m3 == 20_000_000
    khujand = Facility.objects.search("Khujand tailings").get()
    assert (khujand.volume_m3, khujand.latitude, khujand.operator_note) == (None, None, "")


def test_a_corrected_value_keeps_the_one_before(cast):
    facility = facilities.add(by=cast.secretary, source="A", name_en="Pond", country="TJ", height="10")
    facilities.change(facility, by=cast.secretary, source="B", height="12")
    assert list(Fact.objects.filter(field="height").values_list("value", "source", "current")) == [
        ("10", "A", False),
        ("12", "B", True),
    ]


def test_only_the_secretariat_enters_and_changes_facilities(cast):
    facility = facilities.add(by=cast.secretary, source="A", name_en="Pond", country="TJ", height="10")
    with pytest.raises(NotAllowed, match="Only the secretariat"):
        facilities.add(by=cast.operator, source="B", name_en="Other", country="TJ")
    with pytest.raises(NotAllowed, match="Only the secretariat"):
        facilities.change(facility, by=cast.operator, source="B", height="12")
    assert list(Facility.objects.values_list("name_en", "height")) == [("Pond", "10")]
    assert Fact.objects.filter(source="B").count() == 0


def test_the_record_says_which_values_changed_and_nothing_of_a_change_that_changes_nothing(cast):
    facility = facilities.add(by=cast.secretary, source="A", name_en="Pond", country="TJ", height="10")
    facilities.change(facility, by=cast.secretary, source="B", height="12", country="TJ")
    facilities.change(facility, by=cast.secretary, source="C", height="12")
    (event,) = AuditEvent.objects.filter(verb="tmf_registry.facility.change")
    assert event.facts == {"fields": ["height"]}


def test_through_the_pages_a_value_is_corrected_and_what_one_may_not_see_is_not_there(cast, signed_in):
    data = {
        "name_en": "Pond", "kind": "tmf", "country": "TJ", "access": "restricted", "source": "Letter 5",
        "quality": "primary",
    }  # fmt: skip
    client = signed_in(cast.secretary)
    answer = client.post("/register/add/", data | {"height": "10"})
    facility = Facility.objects.get()
    assert answer.url == f"/register/{facility.pk}/"
    edit = f"/register/{facility.pk}/edit/"
    assert client.post(edit, data | {"height": "12", "source": "Letter 6"}).url == f"/register/{facility.pk}/"
    facility.refresh_from_db()
    assert facility.height == "12"
    assert signed_in(cast.observer).get(edit).status_code == 404
    Facility.objects.update(access="members")
    assert signed_in(cast.observer).get(edit).status_code == 403


def test_predicate_and_queryset_agree_on_facilities(cast):
    facilities.add(by=cast.secretary, source="A", name_en="Open", country="TJ")
    facilities.add(
        by=cast.secretary, source="A", name_en="Closed", country="TJ", access="restricted",
        operator=cast.places["OPERATOR"],
    )  # fmt: skip
    for name, user in people(cast).items():
        seen = set()
        for facility in Facility.objects.all():
            sees = visible_facilities(user).filter(pk=facility.pk).exists()
            assert sees == user.has_perm("tmf_registry.view_facility", facility), name
            seen |= {str(facility)} if sees else set()
        both = {"Open", "Closed"}
        assert seen == (
            both if name in ("secretary", "operator") else set() if name == "stranger" else {"Open"}
        ), name


def test_half_a_coordinate_is_refused_beside_the_field(cast, signed_in):
    data = {
        "name_en": "X", "kind": "tmf", "country": "TJ", "access": "members", "source": "s", "quality": "primary",
        "latitude": "39",
    }  # fmt: skip
    page = signed_in(cast.secretary).post("/register/add/", data).content.decode()
    assert "Latitude and longitude belong together." in page
    assert not Facility.objects.exists()


def test_the_title_of_its_page_is_words_alone_in_any_language(cast, signed_in):
    pond = facilities.add(by=cast.secretary, source="A", name_en="Degmay & Co", country="TJ")
    page = signed_in(cast.secretary, "ru").get(pond.get_absolute_url()).content.decode()
    assert 'class="lang-tag">en</span>' in page
    title = " ".join(page[page.index("<title>") : page.index("</title>")].split())
    assert title.startswith("<title> Degmay &amp; Co · ")
