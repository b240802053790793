"""The composition of persons, approved by an act or by letters."""

import pytest

from iiwg.workflow.tables import Refused
from members.seats.models import Composition
from members.seats.services import composition
from members.terms.models import TermsOfReference
from tests.members.nominations.test_nominations import accepted
from tests.scenes import day

pytestmark = pytest.mark.django_db


def terms_say(cast, unsealed, needs_act):
    """Whether the Terms ask for an act."""
    with unsealed():
        TermsOfReference.objects.filter(pk=cast.terms.pk).update(composition_needs_act=needs_act)


@pytest.mark.covers("R-165")
def test_after_a_person_changes_the_next_version_is_a_draft_until_its_act(cast, unsealed, signed_in):
    terms_say(cast, unsealed, True)
    first = composition.write(by=cast.secretary)
    composition.approve(first, act="Order 12", act_date=day(-5), by=cast.secretary)
    nomination = accepted(cast, "CEP", by=cast.member)
    second = Composition.objects.get(number=2)
    assert (second.status, composition.approved()) == ("draft", first)
    changes = composition.changes(first, second)
    assert [term.person for term in changes["joins"]] == [nomination.person]
    assert [term.person for term in changes["leaves"]] == [cast.member_person]
    client = signed_in(cast.secretary)
    assert "joins" in client.get("/members/composition/").content.decode()
    act = {"act": "Order 13", "act_date": day().isoformat()}
    page = client.post(f"/members/composition/{second.pk}/approve/", {**act, "expected": "what was read"})
    assert "A person changed meanwhile" in page.content.decode()
    client.post(
        f"/members/composition/{second.pk}/approve/",
        {**act, "expected": composition.fingerprint(second)},
    )
    second.refresh_from_db()
    first.refresh_from_db()
    assert (second.status, first.status) == ("approved", "superseded")
    assert [entry.term.person for entry in first.entries.all()] == [cast.member_person]


@pytest.mark.covers("R-165")
def test_where_a_letter_suffices_the_next_version_is_approved_at_once(cast, unsealed):
    terms_say(cast, unsealed, False)
    first = composition.write(by=cast.secretary)
    composition.approve(first, act="Order 12", act_date=day(-5), by=cast.secretary)
    accepted(cast, "CEP", by=cast.member)
    assert composition.draft() is None
    assert "nomination letters" in composition.approved().act


def test_without_a_word_in_the_terms_nothing_is_written_by_itself(cast):
    accepted(cast, "CEP", by=cast.member)
    assert not Composition.objects.exists()


def test_an_approval_without_its_act_is_refused(cast):
    first = composition.write(by=cast.secretary)
    with pytest.raises(Refused, match="kind and the number"):
        composition.approve(first, act=" ", act_date=day(), by=cast.secretary)
