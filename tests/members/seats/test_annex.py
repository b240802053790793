"""Annex 1 on paper: the ministry of each unit, the group and the act of its Terms, each as of the day."""

import datetime

import pytest

from members.institutions import services as institutions
from members.seats.texts.lists import lpi_html
from members.terms.services import terms
from tests.cast import institution
from tests.members.scans import scan
from tests.scenes import day

pytestmark = pytest.mark.django_db
MOVED = datetime.date(2023, 9, 1)
EVE = datetime.date(2023, 8, 31)


def test_a_unit_is_named_with_the_ministry_it_belonged_to_on_the_day(cast):
    unit, mewr = cast.places["CEP"], cast.places["MEWR"]
    foreign = institution("MFA", ("ВКХ", "МИД", "Ministry of Foreign Affairs"))
    institutions.set_parent(unit, foreign, starts_on=None, by=cast.secretary)
    institutions.set_parent(unit, mewr, starts_on=MOVED, by=cast.secretary)
    name = "Committee of Environmental Protection"
    assert f"<td>{name}, Ministry of Foreign Affairs</td>" in lpi_html(cast.lpi, "en", EVE)
    assert f"<td>{name}, Ministry of Energy and Water Resources</td>" in lpi_html(cast.lpi, "en", MOVED)
    assert "<td>Комитет охраны окружающей среды, МИД</td>" in lpi_html(cast.lpi, "ru", EVE)


def test_a_body_that_belongs_to_no_other_is_named_alone(cast):
    html = lpi_html(cast.lpi, "en", EVE)
    assert "<td>Committee of Environmental Protection</td>" in html


def test_the_annex_names_the_group_and_the_act_of_the_terms_of_the_day(cast):
    earlier = lpi_html(cast.lpi, "en", day(-1))
    assert "to the Terms of Reference" in earlier
    assert "Inter-Institutional Working Group on Tailings Safety" in earlier
    assert "№\xa017" not in earlier
    draft = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    terms.change_draft(draft, name_en="Group on Dams", by=cast.secretary)
    act = {"kind": "order_minister", "number": "17", "date": day(), "signatory": "", "scan": scan()}
    terms.record_instrument(draft, **act, by=cast.secretary)
    terms.put_in_force(draft, starts_on=day(), by=cast.secretary)
    today = lpi_html(cast.lpi, "en", day())
    assert "Group on Dams" in today
    assert f"№\xa017, {day().day}\xa0" in today
    assert "Group on Dams" not in lpi_html(cast.lpi, "en", day(-1))


def test_an_annex_of_a_day_without_terms_names_no_group(cast):
    type(cast.terms).objects.filter(pk=cast.terms.pk).update(starts_on=MOVED)
    assert "to the Terms of Reference" in lpi_html(cast.lpi, "en", MOVED)
    assert "to the Terms of Reference" not in lpi_html(cast.lpi, "en", EVE)
