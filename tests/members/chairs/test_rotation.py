"""The order of the chair after turns were swapped and passed on."""

import pytest

from members.chairs.models import ChairingTerm
from members.chairs.services import rotation, turns
from tests.scenes import day

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("verb", ["skip", "swap"])
def test_a_second_click_changes_the_order_only_once(cast, verb, signed_in):
    ChairingTerm.objects.all().delete()
    made = turns.generate_rotation(cast.terms, starts_on=day(30), years=5, by=cast.secretary)
    client = signed_in(cast.secretary)
    data = {"ground": "Letter", "expected": made[0].institution_id, "other": made[2].pk}
    for _click in range(2):
        page = client.post(f"/members/chairs/{made[0].pk}/{verb}/", data)
    assert "The order has changed meanwhile" in page.content.decode()
    order = [term.institution.code for term in ChairingTerm.objects.order_by("starts_on")]
    assert (
        order
        == {
            "skip": ["MINT", "COES", "CEP", "STATE_SERVICE", "MINT"],
            "swap": ["COES", "MINT", "MEWR", "CEP", "STATE_SERVICE"],
        }[verb]
    )


def test_after_swaps_and_skips_nobody_leads_twice_in_a_row_or_vanishes(cast):
    ChairingTerm.objects.all().delete()
    made = turns.generate_rotation(cast.terms, starts_on=day(30), years=5, by=cast.secretary)
    rotation.swap(made[3], made[4], ground="x", expected=made[3].institution_id, by=cast.secretary)
    rotation.skip(made[1], ground="x", expected=made[1].institution_id, by=cast.secretary)
    rotation.skip(made[1], ground="x", expected=made[2].institution_id, by=cast.secretary)
    order = [term.institution.code for term in ChairingTerm.objects.order_by("starts_on")]
    assert all(a != b for a, b in zip(order, order[1:], strict=False))
