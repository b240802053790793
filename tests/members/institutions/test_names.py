"""Names of institutions: which one on which day, how they are found and sorted."""

import datetime

import pytest
from django.utils import translation

from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from members.institutions import services as institutions
from members.institutions.models import Institution, InstitutionName, InstitutionParent
from members.people.models import Post
from members.presets import services as presets
from tests.cast import institution, person, user
from tests.scenes import day

pytestmark = pytest.mark.django_db


def test_names_and_search(db):
    presets.load("tj", by=SYSTEM)
    for spelling in ("Чумхурии", "Љумњурии", "Ҷумҳурии", "ҶУМҲУРИИ"):
        found = Institution.objects.search(spelling)
        assert found.filter(code="MEWR").exists(), spelling


@pytest.mark.covers("R-012")
def test_the_alias_zarafshan_finds_the_operator_zarafshon(db, signed_in, told_at_once):
    presets.load("tj", by=SYSTEM)
    page = (
        signed_in(user("secretary@example.org", "secretariat")).get("/search/?q=Zarafshan").content.decode()
    )
    place = Institution.objects.get(code="ZARAFSHON")
    assert f"/members/institutions/{place.pk}/" in page
    assert place.kind == "operator"
    assert "JV “Zarafshon”" in page


def test_a_new_official_name_ends_the_one_before(cast):
    place = cast.places["MINT"]
    institutions.add_name(
        place, language="en", kind="official", text="Ministry of Industry", starts_on=datetime.date(2025, 1, 1),
        by=cast.secretary,
    )  # fmt: skip
    place = Institution.objects.with_names().get(pk=place.pk)
    assert place.name("en", datetime.date(2024, 12, 31)) == "Ministry of Industry and New Technologies"
    assert place.name("en", datetime.date(2025, 1, 1)) == "Ministry of Industry"


def test_names_sort_by_the_tajik_alphabet(db):
    names = [
        "Ҷамоат",
        "Ғарм",
        "Гурӯҳ",
        "Чашма",
        "Қонун",
        "Корхона",
        "Ҳукумат",
        "Хадамот",
        "Ӯзбек",
        "Университет",
    ]
    secretary = user("desk@example.org", "secretariat")
    for number, name in enumerate(names):
        institutions.add(code=f"S{number}", kind="other", names={"tg": name}, by=secretary)
    with translation.override("tg"):
        shown = [place.name() for place in Institution.objects.prefetch_related("names")]
    assert shown == [
        "Гурӯҳ", "Ғарм", "Корхона", "Қонун", "Университет", "Ӯзбек", "Хадамот", "Ҳукумат", "Чашма", "Ҷамоат",
    ]  # fmt: skip


def test_a_second_official_name_needs_its_day(cast):
    facts = {"language": "en", "kind": "official", "by": cast.secretary}
    with pytest.raises(Refused, match="from which day"):
        institutions.add_name(cast.places["CEP"], text="Agency", **facts)
    institutions.add_name(cast.places["CEP"], text="Agency", starts_on=day(), **facts)
    institutions.add_name(cast.places["CEP"], text="Bureau", starts_on=day(-400), **facts)
    assert cast.places["CEP"].name("en") == "Agency"
    assert cast.places["CEP"].name("en", day(-1)) == "Bureau"


@pytest.mark.parametrize(("begins", "ends"), [(-9000, 9000), (-3, 5), (-1, 0)])
def test_a_name_of_the_past_never_touches_the_present_one(cast, begins, ends):
    facts = {"language": "en", "kind": "official", "by": cast.secretary}
    institutions.add_name(cast.places["CEP"], text="Agency", starts_on=day(-2), **facts)
    with pytest.raises(Refused, match="in a part of this time"):
        institutions.add_name(
            cast.places["CEP"], text="Other", starts_on=day(begins), ends_on=day(ends), **facts
        )
    assert cast.places["CEP"].name("en") == "Agency"


@pytest.mark.parametrize("undated_first", [True, False])
def test_an_unknown_first_day_never_wins(cast, undated_first):
    known, unknown = datetime.date(2020, 1, 1), None
    days = [unknown, known] if undated_first else [known, unknown]
    place, official = institution("BODY"), person("Касе")
    other = institution("ABOVE"), institution("ELSEWHERE")
    for starts_on in days:
        word = "known" if starts_on else "unknown"
        Post.objects.create(person=official, institution=place, title_en=word, starts_on=starts_on)
        InstitutionName.objects.create(institution=place, language="kk", text=word, starts_on=starts_on)
        above = other[0] if starts_on else other[1]
        InstitutionParent.objects.create(institution=place, parent=above, starts_on=starts_on)
    place = Institution.objects.with_names().get(pk=place.pk)
    assert official.post_on(datetime.date(2021, 1, 1)).title_en == "known"
    assert official.post_on(datetime.date(2019, 1, 1)).title_en == "unknown"
    assert place.name("kk", datetime.date(2021, 1, 1)) == "known"
    assert place.name("kk", datetime.date(2019, 1, 1)) == "unknown"
    assert place.parent(datetime.date(2021, 1, 1)) == other[0]


def test_of_two_names_without_a_first_day_the_one_that_ended_is_the_earlier(cast):
    place = Institution.objects.get(pk=cast.places["MINT"].pk)
    InstitutionName.objects.create(
        institution=place, language="en", text="Ministry of Crafts", ends_on=datetime.date(2022, 9, 1)
    )
    assert place.name("en", datetime.date(2022, 3, 15)) == "Ministry of Crafts"
    assert place.name("en", datetime.date(2022, 9, 2)) == "Ministry of Industry and New Technologies"
