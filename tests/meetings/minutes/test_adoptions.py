"""Approved minutes adopt the next list of institutions, and record the decision on the Terms of Reference."""

import datetime

import pytest
from dateutil.relativedelta import relativedelta

from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import NotAllowed, Refused
from meetings.minutes.models import Outcome
from meetings.minutes.services import approvals, lines
from members.chairs.services import officials, turns
from members.institutions import services as institutions
from members.institutions.official_letter import NO_LETTER
from members.nominations.models import Nomination
from members.nominations.services import nominations
from members.seats.models import LpiVersion
from members.seats.services import lpi
from members.terms.enums import Topic
from members.terms.services import terms
from tests import scenes
from tests.cast import institution, person, user
from tests.members.nominations.test_nominations import PERSON, paper, signed
from tests.scenes import day, digest_of, pdf_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def ngo(cast):
    """An NGO that is not on the list, with a nomination that is held."""
    place = institution("NGO", ("Созмон", "Организация", "Water Society"), kind="ngo")
    institutions.grant_focal_point(place, cast.stranger, by=cast.secretary)
    nomination = nominations.prepare_unasked(place, capacity="member", by=cast.stranger, **PERSON)
    nominations.submit(nomination, letter=signed(scan=paper()), by=cast.stranger)
    return place


def proposed(cast, place):
    """The next list with one institution more, proposed to a meeting."""
    version = lpi.prepare_next(by=cast.secretary)
    lpi.add(version, place, by=cast.secretary)
    lpi.propose(version, by=cast.secretary)
    return version


def decided(cast, **details):
    """Draft minutes with one decision."""
    draft = scenes.minutes(cast, texts=())
    line = lines.add_line(draft, draft.meeting.items.first(), kind="decided", by=cast.secretary)
    lines.save_line(line, base_version=1, text="Add the Water Society.", by=cast.secretary, **details)
    return draft


@pytest.mark.covers("R-060", "R-073")
def test_the_list_changes_only_when_the_minutes_that_decide_it_are_approved(cast, ngo):
    version = proposed(cast, ngo)
    draft = decided(cast, lpi_version=version)
    version.refresh_from_db()
    assert version.status == "pending"
    with pytest.raises(Refused):
        lpi.apply_provisionally(version, starts_on=day(), basis="none", by=cast.secretary)
    approvals.send_for_approval(draft, by=cast.secretary)
    version.refresh_from_db()
    assert version.status == "pending"
    assert not lpi.on().entries.filter(institution=ngo).exists()
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    version.refresh_from_db()
    outcome = Outcome.objects.get()
    assert (version.status, version.number, lpi.on()) == ("adopted", 2, version)
    assert version.entries.filter(institution=ngo).exists()
    for words in ("Қарор", "Решение", "Decision"):
        assert any(
            text.startswith(f"{words} {outcome.number}")
            for text in (version.basis_text_tg, version.basis_text_ru, version.basis_text_en)
        )
    assert version.basis_document == draft.texts.get(authoritative=True).document
    assert outcome.lpi_version == version
    assert LpiVersion.objects.get(number=1).status == "superseded"
    assert Nomination.objects.get().status == "submitted"


@pytest.fixture
def earlier(cast):
    """Two turns before the one of today: the official of the older one, who has no other task in the group."""
    begins = cast.lead_term.starts_on
    for code, years in (("MEWR", 1), ("CEP", 2)):
        first, last = begins - relativedelta(years=years), begins - relativedelta(years=years - 1, days=1)
        term = turns.add(
            cast.terms, institution=cast.places[code], starts_on=first, ends_on=last, by=cast.secretary
        )
    who = person("Пешина", user("earlier@example.org"))
    officials.name_former(term, who, source="Old minutes", letter=NO_LETTER, by=cast.secretary)
    return term


def old_minutes(cast, term, version):
    """Minutes of a meeting of an old turn that adopt a list, waiting for the co-chair of that time."""
    meeting = scenes.held(cast, (term.starts_on - day()).days + 30)
    draft = scenes.minutes(cast, meeting, texts=())
    line = lines.add_line(draft, meeting.items.first(), kind="decided", by=cast.secretary)
    details = {"text": "Add the Water Society.", "lpi_version": version}
    lines.save_line(line, base_version=1, by=cast.secretary, **details)
    approvals.send_for_approval(draft, by=cast.secretary)
    return draft


def test_a_co_chair_of_an_old_turn_approves_minutes_that_adopt_a_list(cast, ngo, earlier, signed_in):
    version = proposed(cast, ngo)
    draft = old_minutes(cast, earlier, version)
    assert draft.approvals.get().chairing_term == earlier
    assert not earlier.person.user.has_perm("members.adopt_by_decision", version)
    page = f"/meetings/{draft.meeting_id}/minutes/approve/yes/"
    client = signed_in(earlier.person.user)
    answer = client.post(page, {"digest": digest_of(draft)}, follow=True).content.decode()
    assert "Your approval is recorded" in answer
    draft.refresh_from_db()
    version.refresh_from_db()
    assert (draft.status, version.status) == ("approved", "adopted")
    assert LpiVersion.objects.get(number=1).status == "superseded"
    assert Nomination.objects.get().status == "submitted"


def test_nobody_adopts_a_list_but_with_minutes_they_approve(cast, ngo):
    version = proposed(cast, ngo)
    for who in (cast.stranger, SYSTEM):
        with pytest.raises(NotAllowed, match="with the approval of the minutes"):
            lpi.adopt(version, starts_on=day(), basis={}, document=None, by=who)


def test_approving_again_adopts_nothing_twice(cast, ngo):
    version = proposed(cast, ngo)
    draft = decided(cast, lpi_version=version)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    with pytest.raises(Refused):
        approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    assert LpiVersion.objects.on().count() == 1


def test_the_text_that_is_approved_holds_the_list_it_adopts(cast, ngo):
    draft = decided(cast, lpi_version=proposed(cast, ngo))
    approvals.send_for_approval(draft, by=cast.secretary)
    html = draft.texts.get(authoritative=True).document.html
    annex = html[html.rindex('<div class="annex">') :]
    assert "Water Society" in annex
    assert "Annex 2 to the minutes of" in annex
    assert "Waiting for a decision" not in annex
    line = draft.lines.get()
    assert f"Basis: Decision {line.number}" in annex


def test_a_list_is_not_taken_back_while_minutes_that_adopt_it_wait(cast, ngo):
    version = proposed(cast, ngo)
    draft = decided(cast, lpi_version=version)
    approvals.send_for_approval(draft, by=cast.secretary)
    with pytest.raises(Refused, match="Take the minutes back first"):
        lpi.take_back(version, by=cast.secretary)
    approvals.take_back(draft, by=cast.secretary)
    lpi.take_back(version, by=cast.secretary)
    draft.refresh_from_db()
    with pytest.raises(Refused, match="not proposed"):
        approvals.send_for_approval(draft, by=cast.secretary)


def test_a_line_that_was_taken_out_holds_no_list_back(cast, ngo):
    version = proposed(cast, ngo)
    draft = decided(cast, lpi_version=version)
    lines.remove_line(draft.lines.get(), by=cast.secretary)
    lines.add_line(draft, draft.meeting.items.first(), kind="decided", text="Take note.", by=cast.secretary)
    approvals.send_for_approval(draft, by=cast.secretary)
    lpi.take_back(version, by=cast.secretary)
    assert version.is_draft


@pytest.mark.covers("R-066")
def test_version_two_prints_as_annex_one_with_version_date_and_decision(cast, ngo, signed_in):
    version = proposed(cast, ngo)
    draft = decided(cast, lpi_version=version)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    text = pdf_text(signed_in(cast.observer).get(f"/members/list/{version.pk}/annex.pdf").content)
    version.refresh_from_db()
    assert "Annex 1" in text
    assert "Version 2" in text
    assert version.starts_on.strftime("%Y") in text
    assert Outcome.objects.get().number in text
    assert "Water Society" in text


def test_the_list_on_any_day_and_what_a_version_changed(cast, ngo, signed_in):
    before = lpi.on()
    version = proposed(cast, ngo)
    draft = decided(cast, lpi_version=version)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    version.refresh_from_db()
    assert lpi.on(version.starts_on - datetime.timedelta(days=1)) == before
    assert lpi.differences(before, version) == {"added": [ngo], "taken_off": []}
    client = signed_in(cast.observer)
    yesterday = version.starts_on - datetime.timedelta(days=1)
    assert (
        "Water Society"
        not in client.get(f"/members/list/?on={yesterday}").content.decode().split("Versions")[0]
    )
    assert "Water Society" in client.get(f"/members/list/?on={version.starts_on}").content.decode()
    page = client.get(f"/members/list/{version.pk}/").content.decode()
    assert "added:" in page


def test_the_whole_chain_through_the_pages(cast, signed_in):
    place = institution("NGO", ("Созмон", "Организация", "Water Society"), kind="ngo")
    client = signed_in(cast.secretary)
    target = client.post("/members/list/prepare/").url
    client.post(f"{target}add/", {"institution": place.pk, "note": "by decision"})
    client.post(f"{target}propose/")
    version = LpiVersion.objects.get(number=2)
    assert version.status == "pending"
    draft = scenes.minutes(cast, texts=(("decided", "Add it."),))
    line = draft.lines.get()
    page = client.get(f"/meetings/{draft.meeting_id}/minutes/edit/").content.decode()
    assert "This decision adopts the list of institutions" in page
    client.post(
        f"/meetings/lines/{line.pk}/save/",
        {
            f"line-{line.pk}-text": "Add it.",
            f"line-{line.pk}-base_version": line.version,
            f"line-{line.pk}-lpi_version": version.pk,
        },
    )
    line.refresh_from_db()
    assert line.lpi_version == version


def test_a_decision_on_the_terms_is_recorded_and_only_the_act_puts_them_in_force(cast):
    draft_terms = terms.copy_to_draft(cast.terms, code="SECOND", by=cast.secretary)
    draft = decided(cast, terms=draft_terms)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    draft_terms.refresh_from_db()
    assert Outcome.objects.get().number in draft_terms.basis_text
    assert draft_terms.status == "draft"
    with pytest.raises(Refused) as refusal:
        terms.put_in_force(draft_terms, starts_on=day(1), by=cast.secretary)
    assert refusal.value.basis == Topic.AMENDMENTS


@pytest.mark.covers("R-061")
def test_the_body_the_group_belongs_to_stands_in_the_header_of_the_minutes(cast, unsealed):
    platform = institution(
        "DRR", ("Платформаи миллӣ", "Национальная платформа", "National Platform on Disaster Risk Reduction")
    )
    with unsealed():
        type(cast.terms).objects.filter(pk=cast.terms.pk).update(route="drr_platform", parent_body=platform)
    draft = scenes.minutes(cast)
    approvals.send_for_approval(draft, by=cast.secretary)
    html = draft.texts.get(authoritative=True).document.html
    header = html[: html.index("<h1")]
    assert "National Platform on Disaster Risk Reduction" in header
