"""A decision of an old meeting applies from its own day, and whom the Terms asked at that time approve it."""

import datetime

import pytest
from dateutil.relativedelta import relativedelta

from iiwg.workflow.tables import Refused
from meetings.minutes.services import approvals, lines
from members.chairs.models import ChairingTerm
from members.chairs.services import officials, turns
from members.institutions import services as institutions
from members.institutions.official_letter import NO_LETTER, OfficialLetter
from members.seats.models import LpiVersion
from members.seats.services import lpi, memberships
from members.terms.models import ApprovalStep
from tests import scenes
from tests.cast import institution, person, user
from tests.members.scans import scan
from tests.scenes import day, digest_of

pytestmark = pytest.mark.django_db
ONE_DAY = datetime.timedelta(days=1)
HELD = -40  # the meeting, in days from today: within the turn that leads today


@pytest.fixture
def committee(cast):
    """A committee that has taken the place of the Committee of Environmental Protection."""
    made = institution("EPC", ("Кумитаи нав", "Новый комитет", "New Committee"))
    source = "Order № 7"
    institutions.succeed(cast.places["CEP"], made, starts_on=day(HELD - 20), source=source, by=cast.secretary)
    return made


def proposed(cast, place):
    """The next list with one institution more, proposed to a meeting."""
    version = lpi.prepare_next(by=cast.secretary)
    lpi.add(version, place, by=cast.secretary)
    lpi.propose(version, by=cast.secretary)
    return version


def decided(cast, version, offset=HELD, sequence=3, **details):
    """Draft minutes of a meeting of the past with a decision that adopts a list."""
    meeting = scenes.held(cast, offset, sequence=sequence)
    draft = scenes.minutes(cast, meeting, texts=())
    line = lines.add_line(draft, meeting.items.first(), kind="decided", by=cast.secretary)
    details = {"lpi_version": version, "text": "The list changes.", **details}
    lines.save_line(line, base_version=1, by=cast.secretary, **details)
    return draft


def adopted(cast, place, **options):
    """A list with one institution more, adopted by approved minutes."""
    version = proposed(cast, place)
    draft = decided(cast, version, **options)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    version.refresh_from_db()
    return version


def days_of(version):
    """The first and the last day of a list, with its status, as they are kept."""
    version.refresh_from_db()
    return version.starts_on, version.ends_on, version.status


def test_a_decision_of_an_old_meeting_applies_from_the_day_of_the_meeting(cast, committee):
    version = adopted(cast, committee)
    assert days_of(version) == (day(HELD), None, "adopted")
    assert days_of(cast.lpi) == (None, day(HELD - 1), "superseded")
    assert (lpi.on(day(HELD - 1)), lpi.on(day(HELD))) == (cast.lpi, version)


def test_a_decision_may_name_another_day(cast, committee):
    draft = decided(cast, proposed(cast, committee), applies_from=day(HELD - 20))
    approvals.send_for_approval(draft, by=cast.secretary)
    text = draft.texts.get(authoritative=True).document.html
    assert f"Adopted from {day(HELD - 20).day}\xa0" in text
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    assert lpi.on().starts_on == day(HELD - 20)


def test_the_day_is_named_on_the_page_of_the_minutes(cast, committee, signed_in):
    draft = scenes.minutes(cast, texts=(("decided", "The list changes."),))
    line, version = draft.lines.get(), proposed(cast, committee)
    sent = {
        "text": "It changes.",
        "base_version": line.version,
        "lpi_version": version.pk,
        "applies_from": day(3).isoformat(),
    }
    signed_in(cast.secretary).post(
        f"/meetings/lines/{line.pk}/save/", {f"line-{line.pk}-{name}": value for name, value in sent.items()}
    )
    line.refresh_from_db()
    assert (line.lpi_version, line.adopts_from) == (version, day(3))
    page = signed_in(cast.secretary).get(f"/meetings/{draft.meeting_id}/minutes/edit/").content.decode()
    assert f'value="{day(3).isoformat()}"' in page


def test_a_later_list_stays_and_ends_the_one_of_the_older_decision(cast, committee):
    later = adopted(cast, institution("NGO", kind="ngo"), offset=-10)
    older = adopted(cast, committee, offset=HELD, sequence=4)
    assert days_of(older) == (day(HELD), day(-11), "superseded")
    assert days_of(cast.lpi) == (None, day(HELD - 1), "superseded")
    assert days_of(later) == (day(-10), None, "adopted")
    assert [lpi.on(day(at)) for at in (HELD - 1, HELD, -11, -10)] == [cast.lpi, older, older, later]
    assert lpi.newest() == later
    assert (lpi.before(later), lpi.before(older)) == (older, cast.lpi)


def test_a_co_chair_reads_what_changes_against_the_list_of_that_time(cast, committee, signed_in):
    ngo = institution("NGO", kind="ngo")
    adopted(cast, ngo, offset=-10)
    draft = decided(cast, proposed(cast, committee), sequence=4)
    approvals.send_for_approval(draft, by=cast.secretary)
    page = signed_in(cast.leading).get(f"/meetings/{draft.meeting_id}/minutes/approve/")
    assert page.context["lists"][0][1] == {"added": [ngo, committee], "taken_off": []}


def test_the_annex_of_the_minutes_has_the_names_of_the_day_from_which_the_list_applies(cast, committee):
    name = {"language": "en", "kind": "official", "text": "Committee of Dams", "starts_on": day(HELD + 5)}
    institutions.add_name(committee, **name, by=cast.secretary)
    draft = decided(cast, proposed(cast, committee), applies_from=day(HELD + 5))
    approvals.send_for_approval(draft, by=cast.secretary)
    html = draft.texts.get(authoritative=True).document.html
    assert "Committee of Dams" in html
    assert "New Committee" not in html


def test_two_lists_never_begin_on_one_day(cast, committee):
    first = adopted(cast, institution("NGO", kind="ngo"))
    version = proposed(cast, committee)
    draft = decided(cast, version, offset=-10, sequence=4, applies_from=day(HELD))
    with pytest.raises(Refused, match="version 2 begins on"):
        approvals.send_for_approval(draft, by=cast.secretary)
    with pytest.raises(Refused, match="version 2 begins on"):
        lpi.adopt(version, starts_on=day(HELD), basis={}, document=None, by=cast.secretary)
    assert days_of(first) == (day(HELD), None, "adopted")
    assert days_of(version) == (None, None, "pending")


def test_a_meeting_whose_day_is_not_known_names_the_day_of_the_list(cast, committee):
    version = proposed(cast, committee)
    draft = decided(cast, version)
    type(draft.meeting).objects.filter(pk=draft.meeting_id).update(date_precision="month")
    draft.meeting.refresh_from_db()
    with pytest.raises(Refused, match="from which day the list applies"):
        approvals.send_for_approval(draft, by=cast.secretary)
    line = draft.lines.get()
    lines.save_line(line, base_version=2, text="It changes.", applies_from=day(HELD + 3), by=cast.secretary)
    approvals.send_for_approval(draft, by=cast.secretary)
    assert draft.approvals.filter(state="asked").exists()


def recorded(cast, unit, begins):
    """A membership term of a unit from a day, which lasts."""
    letter = OfficialLetter(number="1", date=day(HELD), scan=scan())
    facts = {"capacity": "member", "starts_on": begins, "ends_on": None, "letter": letter}
    return memberships.enter_paper(unit=unit, person=person("Узвзода"), by=cast.secretary, **facts)


def test_a_member_is_recorded_from_a_day_on_which_the_body_was_listed(cast, committee):
    with pytest.raises(Refused, match="New Committee is not on the List"):
        recorded(cast, committee, day(HELD))
    adopted(cast, committee)
    with pytest.raises(Refused, match="New Committee is not on the List"):
        recorded(cast, committee, day(HELD - 1))
    term = recorded(cast, committee, day(HELD))
    assert (term.starts_on, term.seat.unit) == (day(HELD), committee)


def test_nobody_speaks_today_for_a_body_that_was_taken_off(cast, committee):
    version = lpi.prepare_next(by=cast.secretary)
    lpi.take_off(version, cast.places["MEWR"], by=cast.secretary)
    lpi.propose(version, by=cast.secretary)
    draft = decided(cast, version)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    with pytest.raises(Refused, match="is not on the List"):
        recorded(cast, cast.places["MEWR"], day(HELD - 1))


def test_the_bodies_of_the_first_list_name_their_members_before_it_applies(cast, unsealed):
    with unsealed():
        LpiVersion.objects.filter(pk=cast.lpi.pk).update(starts_on=day(-5))
    assert recorded(cast, cast.places["MEWR"], day(HELD)).starts_on == day(HELD)
    with pytest.raises(Refused, match="is not on the List"):
        recorded(cast, institution("NGO", kind="ngo"), day(HELD))


@pytest.fixture
def old_pair(cast, unsealed):
    """The co-chairs of three years ago and the one who led after: officials who have no task in the group today."""
    with unsealed():
        ApprovalStep.objects.create(terms=cast.terms, approver="next_cochair", ordinal=2)
    begins, found = cast.lead_term.starts_on, []
    for code, years in (("CEP", 3), ("STATE_SERVICE", 2), ("MEWR", 1)):
        first, last = begins - relativedelta(years=years), begins - relativedelta(years=years - 1, days=1)
        term = turns.add(
            cast.terms, institution=cast.places[code], starts_on=first, ends_on=last, by=cast.secretary
        )
        official = person(f"{code}зода", user(f"{code}@example.org".lower()))
        officials.name_former(term, official, source="Minutes", letter=NO_LETTER, by=cast.secretary)
        found.append(ChairingTerm.objects.get(pk=term.pk))
    return found[:2]


@pytest.fixture
def waiting(cast, committee, old_pair):
    """A list, and minutes of three years ago that adopt it, which wait for both co-chairs of that time."""
    version = proposed(cast, committee)
    draft = decided(cast, version, (old_pair[0].starts_on - day()).days + 30)
    approvals.send_for_approval(draft, by=cast.secretary)
    return draft, version


def approve_on_the_site(client, draft):
    """What a co-chair presses on the page of the approval; the page that answers."""
    page = f"/meetings/{draft.meeting_id}/minutes/approve/yes/"
    return client.post(page, {"digest": digest_of(draft)}, follow=True).content.decode()


def test_the_second_co_chair_of_an_old_meeting_approves_on_the_site(waiting, old_pair, signed_in):
    draft, version = waiting
    lead, second = (term.person.user for term in old_pair)
    assert not second.has_perm("members.adopt_by_decision", version)
    assert "Your approval is recorded" in approve_on_the_site(signed_in(lead), draft)
    assert days_of(version) == (None, None, "pending")
    assert "Your approval is recorded" in approve_on_the_site(signed_in(second), draft)
    draft.refresh_from_db()
    assert draft.status == "approved"
    assert days_of(version) == (draft.meeting.held_on, None, "adopted")


def test_the_second_co_chair_of_an_old_meeting_approves_on_paper(cast, waiting, old_pair, signed_in):
    draft, version = waiting
    approve_on_the_site(signed_in(old_pair[0].person.user), draft)
    asked = draft.approvals.get(chairing_term=old_pair[1])
    paper = {"digest": digest_of(draft), "approval": asked.pk, "scan": scan("signed.pdf")}
    signed_in(cast.secretary).post(f"/meetings/{draft.meeting_id}/minutes/approve/paper/", paper)
    asked.refresh_from_db()
    assert (asked.state, asked.on_behalf, asked.decided_by) == ("approved", True, cast.secretary)
    assert days_of(version) == (draft.meeting.held_on, None, "adopted")


def test_the_co_chairs_of_today_are_not_asked_about_an_old_decision(cast, waiting):
    draft, version = waiting
    for who in (cast.leading, cast.incoming):
        with pytest.raises(Refused):
            approvals.approve(draft, digest=digest_of(draft), by=who)
    assert days_of(version) == (None, None, "pending")
