"""What was entered wrongly about an institution is corrected or withdrawn, and what stood is kept."""

import datetime

import pytest

from iiwg.workflow.tables import NotAllowed, Refused
from members.institutions import services as institutions
from members.institutions.models import Institution, InstitutionName, InstitutionParent, Succession
from tests.cast import people as everybody
from tests.scenes import day

pytestmark = pytest.mark.django_db
D = datetime.date
UNDER = {"starts_on": None, "starts_precision": "day", "ends_on": None, "ends_precision": "day"}
WHY = {"because": "Typed wrongly"}


def name_of(place, text="Committee of Environmental Protection"):
    """An official name in English."""
    return place.names.get(language="en", text=text)


@pytest.fixture
def facts(cast):
    """A name, a body above and a successor of CEP, each entered by mistake."""
    place = cast.places["CEP"]
    institutions.set_parent(place, cast.places["MEWR"], starts_on=D(2020, 1, 1), by=cast.secretary)
    institutions.succeed(place, cast.places["MINT"], starts_on=D(2020, 1, 1), source="", by=cast.secretary)
    return {
        "name": (name_of(place), {"text": "Agency", "language": "en", "kind": "official", **UNDER}),
        "parent": (place.parents.get(), {"parent": cast.places["COES"], **UNDER}),
        "succession": (place.successors.get(), {"after": cast.places["COES"], "starts_on": D(2021, 1, 1)}),
    }


CORRECT = {
    "name": institutions.correct_name,
    "parent": institutions.correct_parent,
    "succession": institutions.correct_succession,
}
WITHDRAW = {
    "name": institutions.withdraw_name,
    "parent": institutions.withdraw_parent,
    "succession": institutions.withdraw_succession,
}


@pytest.mark.parametrize("what", CORRECT)
def test_a_correction_keeps_what_stood_who_when_and_why(cast, facts, what):
    row, right = facts[what]
    stood = str(row)
    made = CORRECT[what](row, by=cast.secretary, **WHY, **right)
    kept = type(row).with_withdrawn.withdrawn().get()
    assert (str(kept), kept.replaced_by, kept.withdrawn_by) == (stood, made, cast.secretary)
    assert (kept.withdrawn_because, made.recorded_because) == ("Typed wrongly", "Typed wrongly")
    assert kept.withdrawn_at
    assert str(made) != stood
    assert not type(row).objects.filter(pk=row.pk).exists()
    assert type(row).objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize("what", CORRECT)
@pytest.mark.parametrize("because", ["", "  "])
def test_neither_is_done_without_a_reason(cast, facts, what, because):
    row, right = facts[what]
    for verb, fields in ((CORRECT, right), (WITHDRAW, {})):
        with pytest.raises(Refused, match="needs a reason"):
            verb[what](row, by=cast.secretary, because=because, **fields)
    assert not type(row).with_withdrawn.withdrawn().exists()


@pytest.mark.parametrize("what", CORRECT)
def test_only_the_secretariat_corrects_and_withdraws(cast, facts, what):
    row, right = facts[what]
    for name, who in everybody(cast).items():
        if name != "secretary":
            for verb, fields in ((CORRECT, right), (WITHDRAW, {})):
                with pytest.raises(NotAllowed, match="Only the secretariat"):
                    verb[what](row, by=who, **WHY, **fields)
    assert not type(row).with_withdrawn.withdrawn().exists()


def test_what_is_withdrawn_counts_nowhere(cast, facts):
    place = cast.places["CEP"]
    institutions.add_name(
        place, language="en", kind="official", text="Agancy", starts_on=D(2024, 1, 1), by=cast.secretary
    )
    assert place.name("en", D(2025, 1, 1)) == "Agancy"
    institutions.withdraw_name(name_of(place, "Agancy"), by=cast.secretary, **WHY)
    for what in ("parent", "succession"):
        WITHDRAW[what](facts[what][0], by=cast.secretary, **WHY)
    fresh = Institution.objects.with_names().get(pk=place.pk)
    assert fresh.name("en", D(2025, 1, 1)) == "Committee of Environmental Protection"
    assert fresh.parent() is None
    assert not InstitutionParent.objects.on(day()).exists()
    assert not fresh.successors.exists()
    assert place not in Institution.objects.search("Agancy")
    for model in (InstitutionName, InstitutionParent, Succession):
        assert model.with_withdrawn.withdrawn().count() == 1


def test_what_was_withdrawn_may_be_entered_again(cast, facts):
    place = cast.places["CEP"]
    row = facts["succession"][0]
    institutions.withdraw_succession(row, by=cast.secretary, **WHY)
    institutions.succeed(place, row.after, starts_on=None, source="", by=cast.secretary)
    assert place.successors.get().starts_on is None


def test_a_correction_never_leaves_two_names_on_one_day_nor_none(cast):
    place, facts = cast.places["CEP"], {"language": "en", "kind": "official", "by": cast.secretary}
    agency = institutions.add_name(place, text="Agency", starts_on=D(2024, 1, 1), **facts)
    with pytest.raises(Refused, match="holds in a part of this time"):
        institutions.correct_name(
            name_of(place), text="Bureau", **WHY, **facts, **UNDER | {"ends_on": D(2024, 1, 1)}
        )
    with pytest.raises(Refused, match="recorded already"):
        institutions.correct_name(
            name_of(place), text="Agency", **WHY, **facts, **UNDER | {"starts_on": D(2024, 1, 1)}
        )
    institutions.correct_name(agency, text="Agency", **WHY, **facts, **UNDER | {"starts_on": D(2023, 1, 1)})
    assert place.name("en", D(2023, 1, 1)) == "Agency"
    assert place.name("en", D(2022, 12, 31)) == "Committee of Environmental Protection"
    alone = institutions.add(code="ALONE", kind="ngo", names={"en": "Union"}, by=cast.secretary)
    with pytest.raises(Refused, match="only official name"):
        institutions.withdraw_name(alone.names.get(), by=cast.secretary, **WHY)


def test_a_corrected_name_is_sorted_by_its_letters(cast):
    place = cast.places["CEP"]
    tajik = institutions.add_name(
        place, language="tg", kind="official", text="Агентӣ", starts_on=D(2024, 1, 1), by=cast.secretary
    )
    before = Institution.objects.get(pk=place.pk).alphabet_tg
    institutions.correct_name(
        tajik, text="Ҷамъият", language="tg", kind="official", by=cast.secretary, **WHY, **UNDER | {"starts_on": D(2024, 1, 1)}
    )  # fmt: skip
    assert Institution.objects.get(pk=place.pk).alphabet_tg > before


def test_a_correction_makes_no_circle_and_no_second_body_above(cast, facts):
    place, mewr = cast.places["CEP"], cast.places["MEWR"]
    held = facts["parent"][0]
    with pytest.raises(Refused, match="cannot belong"):
        institutions.correct_parent(held, parent=place, by=cast.secretary, **WHY, **UNDER)
    institutions.set_parent(place, cast.places["MINT"], starts_on=D(2024, 1, 1), by=cast.secretary)
    held.refresh_from_db()
    with pytest.raises(Refused, match="in a part of this time"):
        institutions.correct_parent(
            held, parent=mewr, by=cast.secretary, **WHY, **UNDER | {"ends_on": D(2024, 1, 1)}
        )
    succession = facts["succession"][0]
    with pytest.raises(Refused, match="cannot succeed"):
        institutions.correct_succession(
            succession, after=place, starts_on=None, source="", by=cast.secretary, **WHY
        )


def test_the_secretary_corrects_on_the_site_and_reads_what_stood(cast, facts, signed_in):
    client, place = signed_in(cast.secretary), cast.places["CEP"]
    home = f"/members/institutions/{place.pk}/"
    name, parent, succession = (facts[what][0] for what in ("name", "parent", "succession"))
    said = {"because": "As the statute says"}
    path = f"/members/institutions/names/{name.pk}/correct/"
    assert path in client.get(home).content.decode()
    assert 'value="Committee of Environmental Protection"' in client.get(path).content.decode()
    data = {"text": "Agency of Nature", "language": "en", "kind": "official", "confidence": "official"}
    assert client.post(path, data).status_code == 422
    answer = client.post(path, data | said, follow=True)
    assert answer.redirect_chain == [(home, 302)]
    for path, data in (
        (f"/members/institutions/parents/{parent.pk}/correct/", {"parent": cast.places["COES"].pk}),
        (f"/members/successions/{succession.pk}/correct/", {"after": cast.places["COES"].pk}),
    ):
        assert path in client.get(home).content.decode()
        assert client.post(path, data | said).url == home
    page = client.get(home).content.decode()
    assert "Corrected and withdrawn entries" in page
    assert "<s>Committee of Environmental Protection</s>" in page
    assert page.count("As the statute says") == 3
    for row, path in ((place.parents.get(), "institutions/parents"), (place.successors.get(), "successions")):
        assert client.post(f"/members/{path}/{row.pk}/withdraw/", said).url == home
    assert not place.parents.exists()
    assert not place.successors.exists()
    assert client.get(f"/members/institutions/names/{name.pk}/correct/").status_code == 404


def test_a_day_is_shown_as_exactly_as_it_is_known(cast, signed_in):
    place = cast.places["CEP"]
    institutions.add_name(
        place,
        language="en",
        kind="official",
        text="Agency",
        starts_on=D(2024, 7, 17),
        starts_precision="month",
        by=cast.secretary,
    )
    page = signed_in(cast.secretary).get(f"/members/institutions/{place.pk}/").content.decode()
    assert "July\xa02024 –" in page
    assert "– July\xa02024" in page
    assert "17\xa0July" not in page
