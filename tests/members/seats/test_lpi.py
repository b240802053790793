"""The list of participating institutions: replaced by a decision only, one at a time."""

import datetime

import pytest

from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from meetings.minutes.services import approvals
from members.institutions import services as institutions
from members.nominations.models import Nomination
from members.nominations.services import acceptance, nominations
from members.presets import services as presets
from members.seats.models import LpiEntry, LpiVersion
from members.seats.services import lpi
from members.terms.models import TermsOfReference
from tests import scenes
from tests.cast import institution, user
from tests.members.nominations.test_nominations import PERSON, signed
from tests.members.scans import scan
from tests.scenes import day, pdf_text

pytestmark = pytest.mark.django_db


def next_list(cast):
    """A draft of the next list with one institution more."""
    version = lpi.prepare_next(by=cast.secretary)
    lpi.add(version, institution("NGO", kind="ngo"), by=cast.secretary)
    return version


@pytest.mark.parametrize("begins", [day(), day(-1), datetime.date(1950, 1, 1), day(1)])
def test_a_list_that_applies_is_not_replaced_without_a_decision(cast, begins):
    version = next_list(cast)
    with pytest.raises(Refused):
        lpi.apply_provisionally(version, starts_on=begins, basis="none", by=cast.secretary)
    assert lpi.on() == cast.lpi
    assert LpiVersion.objects.get(pk=version.pk).status == "draft"


def test_a_list_that_needs_no_decision_is_applied_on_its_day_and_not_before(cast, unsealed):
    with unsealed():
        TermsOfReference.objects.update(lpi_change_requires_decision=False)
    version = next_list(cast)
    with pytest.raises(Refused, match="This day is in the future"):
        lpi.apply_provisionally(version, starts_on=day(1), basis="none", by=cast.secretary)
    lpi.apply_provisionally(version, starts_on=day(), basis="none", by=cast.secretary)
    assert lpi.on() == version


def test_the_page_refuses_it_too(cast, signed_in):
    version = next_list(cast)
    page = signed_in(cast.secretary).post(
        f"/members/list/{version.pk}/apply/", {"starts_on": day().isoformat(), "basis": "none"}
    )
    assert "by a decision of a meeting" in page.content.decode()


def test_a_list_of_nobody_is_not_proposed(cast):
    version = next_list(cast)
    LpiEntry.objects.filter(version=version).delete()
    with pytest.raises(Refused, match="is empty"):
        lpi.propose(version, by=cast.secretary)


def carried(cast, version, **options):
    """Minutes with a decision that carries a list."""
    return scenes.minutes(cast, texts=(("decided", "Adopt the list."),), lpi_version=version, **options)


def test_a_list_named_in_minutes_is_not_thrown_away(cast):
    version = next_list(cast)
    lpi.propose(version, by=cast.secretary)
    carried(cast, version)
    lpi.take_back(version, by=cast.secretary)
    with pytest.raises(Refused, match="A line of minutes names this list"):
        lpi.discard(version, by=cast.secretary)


def test_two_decisions_never_adopt_one_list(cast):
    version = next_list(cast)
    lpi.propose(version, by=cast.secretary)
    first = carried(cast, version)
    approvals.send_for_approval(first, by=cast.secretary)
    second = carried(cast, version, meeting=scenes.held(cast, -2, sequence=4))
    with pytest.raises(Refused, match="Two decisions adopt the same list"):
        approvals.send_for_approval(second, by=cast.secretary)


def test_a_list_adopted_from_tomorrow_takes_held_ones_up_when_it_begins(cast, unsealed):
    version = next_list(cast)
    ngo = version.entries.get(institution__code="NGO").institution
    institutions.grant_focal_point(ngo, cast.focal, by=cast.secretary)
    nomination = nominations.prepare_unasked(ngo, capacity="member", by=cast.focal, **PERSON)
    nominations.submit(nomination, letter=signed(scan=scan()), by=cast.focal)
    lpi.propose(version, by=cast.secretary)
    lpi.adopt(version, starts_on=day(1), basis={"en": "x"}, document=None, by=cast.secretary)
    following = lpi.prepare_next(by=cast.secretary)
    assert following.entries.filter(institution=ngo).exists()
    acceptance.follow_up(by=SYSTEM)
    assert Nomination.objects.get(pk=nomination.pk).status == "held"
    with unsealed():  # the next day
        LpiVersion.objects.filter(pk=cast.lpi.pk).update(starts_on=day(-2), ends_on=day(-1))
        LpiVersion.objects.filter(pk=version.pk).update(starts_on=day())
    acceptance.follow_up(by=SYSTEM)
    assert Nomination.objects.get(pk=nomination.pk).status == "submitted"


@pytest.mark.covers("R-010")
def test_the_list_of_today_names_the_five_founding_authorities_once_each(db, signed_in):
    presets.load("tj", by=SYSTEM)
    reader = user("reader@example.org", "observer")
    text = pdf_text(signed_in(reader).get("/members/list.pdf").content)
    for name in ("State Service on Industrial", "Ministry of Energy", "Ministry of Industry", "Committee of the Emergency",
                 "Committee of the Environmental"):  # fmt: skip
        assert text.count(name) == 1, name
    assert "Academy" not in text
    assert "Annex 1" in text
