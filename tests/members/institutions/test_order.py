"""Institutions stand in the alphabetical order of the reader's language, in lists, selects and on old installations."""

import datetime
import re

import pytest
from django.utils import translation

from actions.items.views import ActionList
from meetings.minutes.views.meeting import MeetingList
from members.institutions import services as institutions
from members.institutions.forms import InstitutionChoice
from members.institutions.models import Institution
from members.institutions.views import InstitutionList
from members.seats.models import CompositionEntry
from tests.cast import user
from tests.scenes import day
from tmf_registry.facilities.views import FacilityList

NAMES = {
    "A": {"tg": "Вазорат", "ru": "Управление", "en": "Ministry"},
    "B": {"tg": "Ҷамъият", "ru": "Агентство", "en": "Society"},
    "C": {"tg": "Агентӣ", "ru": "Министерство", "en": "Zoo"},
    "D": {"en": "Bureau"},
}
ORDER = {"tg": "DCAB", "ru": "DBCA", "en": "DABC"}
BEFORE, AFTER = [("members", "0017_words_of_the_terms")], [("members", "0018_order_in_each_language")]


@pytest.fixture
def bodies(db):
    """Four bodies; one has an English name only, and its Latin letters stand before all others."""
    secretary = user("desk@example.org", "secretariat")
    for code, names in NAMES.items():
        institutions.add(code=code, kind="other", names=names, by=secretary)
    return secretary


def codes(rows) -> str:
    """The codes of these institutions, as they come."""
    return "".join(place.code for place in rows)


@pytest.mark.parametrize("language", ORDER)
def test_a_list_a_select_and_what_is_sorted_in_memory_agree(bodies, language):
    with translation.override(language):
        assert codes(Institution.objects.all()) == ORDER[language]
        assert codes(InstitutionChoice().queryset) == ORDER[language]
        assert (
            codes(sorted(Institution.objects.order_by("pk"), key=lambda place: place.alphabet))
            == ORDER[language]
        )


def test_one_queryset_serves_readers_of_every_language(bodies):
    rows = Institution.objects.all()
    for language, order in ORDER.items():
        with translation.override(language):
            assert codes(rows.all()) == order


@pytest.mark.parametrize("language", ORDER)
def test_the_page_of_institutions_is_sorted_for_its_reader(bodies, signed_in, language):
    found = {}
    for way in ("name", "-name"):
        page = signed_in(bodies, language).get(f"/members/institutions/?sort={way}").content.decode()
        keys = re.findall(r'href="/members/institutions/(\d+)/"', page)
        shown = Institution.objects.in_bulk([int(key) for key in keys])
        found[way] = codes(shown[key] for key in dict.fromkeys(map(int, keys)))
    assert found == {"name": ORDER[language], "-name": ORDER[language][::-1]}


def test_a_new_name_moves_the_body_in_its_own_language_only(bodies):
    place = Institution.objects.get(code="C")
    facts = {"kind": "official", "starts_on": day(), "by": bodies}
    institutions.add_name(place, language="ru", text="Ямал", **facts)
    for language, order in ({**ORDER, "ru": "DBAC"}).items():
        with translation.override(language):
            assert codes(Institution.objects.all()) == order


def test_rows_that_hang_on_a_body_follow_it(bodies):
    for language in ORDER:
        with translation.override(language):
            assert f'"alphabet_{language}" ASC' in str(CompositionEntry.objects.all().query)


def test_what_was_sorted_by_the_tajik_name_is_sorted_in_each_language(migrated):
    get = migrated(BEFORE).get_model
    for code, names in NAMES.items():
        place = get("members", "Institution").objects.create(code=code, kind="other", alphabet="x")
        for language, text in names.items():
            place.names.create(language=language, text=text, kind="official")
    place.names.create(language="en", text="Aaa", kind="official", withdrawn_at="2026-01-01T00:00Z")
    place.names.create(language="en", text="Aab", kind="short")
    later = datetime.date(2999, 1, 1)
    place.names.create(language="en", text="Aac", kind="official", starts_on=later)
    rows = migrated(AFTER).get_model("members", "Institution").objects
    for language, order in ORDER.items():
        assert codes(rows.order_by(f"alphabet_{language}")) == order
    assert "x" not in rows.values_list("alphabet_tg", flat=True)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (ActionList, "responsible"),
        (FacilityList, "operator"),
        (InstitutionList, "name"),
        (MeetingList, "host"),
    ],
)
def test_every_list_sorts_its_column_of_bodies_for_its_reader(page, name):
    column = next(column for column in page.columns if column.name == name)
    with translation.override("ru"):
        assert '."alphabet_ru" ASC' in str(page.model.objects.order_by(column.order(descending=False)).query)
