"""Chairing terms and the rotation."""

import datetime

import pytest

from iiwg.workflow.tables import Refused
from members.models import ChairingTerm, TermsOfReference
from members.services import chairs, presets

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(db):
    """The draft Terms of Reference of the preset."""
    presets.load_tj()
    return TermsOfReference.objects.get(code="TJ-DRAFT")


@pytest.mark.covers("R-078")
def test_in_five_years_each_of_five_authorities_leads_exactly_once(draft):
    made = chairs.generate_rotation(draft, starts_on=datetime.date(2025, 1, 1), years=5, by=None)
    assert [term.institution.code for term in made] == ["MEWR", "MINT", "COES", "CEP", "STATE_SERVICE"]
    assert [(term.starts_on.year, term.ends_on.isoformat()) for term in made] == [
        (year, f"{year}-12-31") for year in range(2025, 2030)
    ]


def test_a_rotation_from_the_last_day_of_february_leaves_no_gap(draft):
    made = chairs.generate_rotation(draft, starts_on=datetime.date(2024, 2, 29), years=5, by=None)
    for before, after in zip(made, made[1:], strict=False):
        assert after.starts_on - before.ends_on == datetime.timedelta(days=1)


@pytest.mark.covers("R-079")
def test_the_academy_cannot_lead(cast, signed_in):
    presets._institutions()
    from members.models import Institution

    academy = Institution.objects.get(code="NAST")
    with pytest.raises(Refused) as refusal:
        chairs.add(
            cast.terms,
            institution=academy,
            starts_on=datetime.date(2040, 1, 1),
            ends_on=None,
            by=cast.secretary,
        )
    assert refusal.value.paragraph == "21"
    page = signed_in(cast.secretary).post(
        "/members/chairs/add/", {"institution": academy.pk, "starts_on": "2040-01-01", "slot": 1}
    )
    assert "paragraph 21" in page.content.decode()
    assert not ChairingTerm.objects.filter(institution=academy).exists()


def test_two_institutions_never_lead_on_one_day(cast):
    with pytest.raises(Refused, match="leads in a part"):
        chairs.add(
            cast.terms,
            institution=cast.places["CEP"],
            starts_on=cast.lead_term.starts_on,
            ends_on=None,
            by=None,
        )


def test_who_leads_and_who_is_next(cast):
    assert chairs.leading() == cast.lead_term
    assert chairs.incoming() == cast.next_term
    assert chairs.leading(cast.next_term.starts_on) == cast.next_term
    assert chairs.leading(cast.lead_term.starts_on - datetime.timedelta(days=1)) is None


def test_terms_with_one_chair_ask_for_no_rotation(db):
    presets.load_tj()
    reported = TermsOfReference.objects.get(code="TJ-REPORTED")
    with pytest.raises(Refused, match="no rotation"):
        chairs.generate_rotation(reported, starts_on=datetime.date(2025, 1, 1), years=1, by=None)
