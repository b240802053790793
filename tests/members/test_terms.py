"""Versions of the Terms of Reference."""

import datetime

import pytest

from iiwg.workflow.tables import Refused
from members.models import TermsOfReference
from members.services import terms

pytestmark = pytest.mark.django_db
D = datetime.date(2030, 3, 1)


@pytest.mark.covers("R-114")
def test_a_new_version_ends_the_one_before_on_the_day_before(cast):
    second = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    terms.apply_provisionally(second, starts_on=D, by=cast.secretary)
    cast.terms.refresh_from_db()
    assert cast.terms.ends_on == datetime.date(2030, 2, 28)
    assert cast.terms.status == "superseded"
    assert terms.on(D) == second
    assert terms.on(D - datetime.timedelta(days=1)) == cast.terms
    for offset in (-400, -1, 0, 400):
        assert TermsOfReference.objects.on(D + datetime.timedelta(days=offset)).count() == 1


def test_only_its_act_puts_a_version_in_force(cast):
    with pytest.raises(Refused) as refusal:
        terms.put_in_force(cast.terms, starts_on=D, by=cast.secretary)
    assert refusal.value.paragraph == "29"
    terms.record_instrument(
        cast.terms, kind="resolution", number="1", date=D, signatory="", document=None, by=cast.secretary
    )
    terms.put_in_force(cast.terms, starts_on=None, by=cast.secretary)
    assert cast.terms.status == "in_force"


def test_an_applied_version_is_changed_only_through_a_new_draft(cast):
    with pytest.raises(Refused, match="sealed"):
        terms.change_draft(cast.terms, quorum=4, by=cast.secretary)
    draft = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    terms.change_draft(draft, quorum=4, by=cast.secretary)
    draft.refresh_from_db()
    assert (draft.quorum, draft.chair_pool.count(), draft.number_patterns.count()) == (4, 5, 4)


def test_nobody_but_the_secretariat_applies_a_version(cast):
    draft = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    for user in (cast.leading, cast.observer, cast.administrator):
        with pytest.raises(Refused):
            terms.apply_provisionally(draft, starts_on=D, by=user)
    cast.terms.refresh_from_db()
    assert cast.terms.status == "provisional"


def test_the_page_of_a_version_says_every_setting_with_its_paragraph(cast, signed_in):
    page = signed_in(cast.observer).get(f"/members/terms/{cast.terms.pk}/").content.decode()
    for words in ("Co-chairs by rotation", "(p21)", "(p25)", "says nothing", "{meeting}/{year}-{n}"):
        assert words in page


def test_the_lists_of_a_draft_are_changed_in_the_site(cast, signed_in):
    draft = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    client = signed_in(cast.secretary)
    path = f"/members/terms/{draft.pk}/lists/"
    data = {name: value for name, value in client.get(path).context["form"].initial.items() if value}
    data |= {f"scope_{kind}": "year" for kind in ("decision", "recommendation", "agreement", "action")}
    data |= {
        "ladder": "30, 7",
        "pool_1": cast.places["CEP"].pk,
        "pool_4": "",
        "pattern_decision": "{n}/{year}",
    }
    assert client.post(path, data).status_code == 302
    assert [row.institution.code for row in draft.chair_pool.all()] == [
        "CEP",
        "MINT",
        "COES",
        "STATE_SERVICE",
    ]
    assert [row.days_before for row in draft.reminder_ladder.all()] == [30, 7]
    assert draft.number_patterns.get(kind="decision").pattern == "{n}/{year}"
    wrong = client.post(path, data | {"pattern_action": "{nonsense}", "ladder": "soon"}).content.decode()
    assert "can stand in a pattern" in wrong
    assert "Write numbers separated by commas" in wrong
    with pytest.raises(Refused, match="sealed"):
        terms.change_lists(
            cast.terms,
            pool=[],
            patterns={},
            chain=[],
            ladder=[],
            official=[],
            working=[],
            outputs=[],
            by=cast.secretary,
        )
