"""A turn that is over gets its official afterwards; a turn without a last day ends; names are those of the turn."""

import pytest

from iiwg.audit.models import AuditEvent
from iiwg.notifications.models import Notification
from iiwg.workflow.tables import Refused
from members.chairs.models import ChairingTerm, Delegation
from members.chairs.services import chairs, officials
from members.institutions.models import InstitutionName
from members.institutions.official_letter import NO_LETTER, OfficialLetter
from tests import scenes
from tests.cast import institution, person
from tests.members.scans import nothing_is_kept, scan
from tests.scenes import day

pytestmark = pytest.mark.django_db


def turn(cast, starts, ends, code="MEWR", **fields) -> ChairingTerm:
    """A turn from a day to a day, counted from today."""
    days = {"starts_on": day(starts), "ends_on": None if ends is None else day(ends)}
    return ChairingTerm.objects.create(terms=cast.terms, institution=cast.places[code], **days, **fields)


def standing(cast, **fields) -> ChairingTerm:
    """The second of two standing chairs, without a last day."""
    return turn(cast, -100, None, "CEP", slot=2, person=cast.member_person, **fields)


# --- the official of a turn that is over ----------------------------------------------------------------------------


def test_who_chaired_a_turn_that_is_over_is_entered_without_todays_papers(cast, signed_in):
    over = turn(cast, -900, -500)
    client, path = signed_in(cast.secretary), f"/members/chairs/{over.pk}/former-official/"
    assert path in client.get("/members/chairs/").content.decode()
    page = client.post(path, {"person": cast.incoming_person.pk})
    assert (page.status_code, ChairingTerm.objects.get(pk=over.pk).person) == (422, None)
    client.post(path, {"person": cast.incoming_person.pk, "source": "Minutes no. 1 of DEMO"})
    over.refresh_from_db()
    assert (over.person, over.source, over.letter_number) == (
        cast.incoming_person,
        "Minutes no. 1 of DEMO",
        "",
    )
    page = client.get("/members/chairs/").content.decode()
    assert "Entered afterwards. Known from: Minutes no. 1 of DEMO" in page
    assert "entered afterwards who chaired" in page
    assert path not in page


@pytest.mark.parametrize(
    ("starts", "ends", "has_official", "sentence"),
    [
        (-900, -500, False, ""),
        (-900, -500, True, "stays on record"),
        (900, 950, False, "This turn is not over"),
        (900, None, False, "This turn is not over"),
    ],
)
def test_when_an_official_is_entered_afterwards(cast, starts, ends, has_official, sentence):
    row = turn(cast, starts, ends, person=cast.member_person if has_official else None)
    before = row.person
    if not sentence:
        _former(cast, row)
    else:
        with pytest.raises(Refused, match=sentence):
            _former(cast, row)
    row.refresh_from_db()
    assert row.person == (before if sentence else cast.incoming_person)


def _former(cast, row, who=None, source="A list of 2022"):
    who = who or cast.incoming_person
    officials.name_former(row, who, source=source, letter=NO_LETTER, by=cast.secretary)


def test_an_official_entered_afterwards_has_a_source_and_is_somebody_else(cast):
    over = turn(cast, -900, -500)
    with pytest.raises(Refused, match="where it is known from"):
        _former(cast, over, source=" ")
    with pytest.raises(Refused, match="Nobody names himself"):
        _former(cast, over, cast.secretary_person)


def test_a_letter_of_today_names_nobody_for_a_turn_that_is_over(cast):
    over = turn(cast, -900, -500)
    letter = OfficialLetter("5/1", day(-1), scan=scan())
    with pytest.raises(Refused, match="turn is over"):
        officials.name_official(over, cast.incoming_person, letter=letter, by=cast.secretary)
    with pytest.raises(Refused, match="turn is over"):
        officials.vacate(over, by=cast.secretary)
    assert nothing_is_kept()


# --- the end of a standing chair ------------------------------------------------------------------------------------


def test_a_standing_chair_ends_with_its_deputies_by_a_letter(cast, signed_in):
    row = standing(cast)
    Delegation.objects.create(term=row, delegate=cast.incoming_person, starts_on=day(-50))
    Delegation.objects.create(term=row, delegate=person("Дигарзода"), starts_on=day(20))
    client = signed_in(cast.secretary)
    path = f"/members/chairs/{row.pk}/end/"
    assert path in client.get("/members/chairs/").content.decode()
    data = {"ends_on": day(9).isoformat(), "reason": "The committee was reorganised", "number": "7/2"}
    client.post(path, {**data, "date": day(-1).isoformat(), "scan": scan()})
    row.refresh_from_db()
    assert (row.ends_on, row.end_reason, row.end_number) == (day(9), "The committee was reorganised", "7/2")
    acting, later = row.delegations.order_by("starts_on")
    assert (acting.ends_on, acting.withdrawn_at) == (day(9), None)
    assert later.withdrawn_at is not None
    page = client.get("/members/chairs/").content.decode()
    assert "Why it ended: The committee was reorganised, № 7/2" in " ".join(page.split()).replace(" ,", ",")
    assert "ended the chairing term" in page
    assert path not in page
    assert client.get(f"/members/chairs/{row.pk}/end-letter/")["Content-Type"] == "application/pdf"
    assert Notification.objects.filter(code="members.chair_ended", to_email=cast.member.email).count() == 1


def test_after_its_end_nobody_chairs_and_no_deputy_acts(cast):
    row = standing(cast)
    Delegation.objects.create(term=row, delegate=cast.incoming_person, starts_on=day(-50))
    earlier = Delegation.objects.create(
        term=row, delegate=person("Собиқзода"), starts_on=day(-90), ends_on=day(-60)
    )
    officials.end(row, ends_on=day(-10), reason="Left the group", by=cast.secretary)
    assert not ChairingTerm.objects.on(day(-9)).filter(slot=2).exists()
    assert not Delegation.objects.on(day()).filter(term=row).exists()
    earlier.refresh_from_db()
    assert (earlier.ends_on, earlier.withdrawn_at) == (day(-60), None)


@pytest.mark.parametrize(
    ("ends", "last", "reason", "sentence"),
    [
        (None, 0, "Left", ""),
        (None, -101, "Left", "at the earliest"),
        (None, -100, "Left", ""),
        (None, 0, " ", "why the turn ends"),
        (50, 0, "Left", "has its last day already"),
    ],
)
def test_when_a_turn_may_end(cast, ends, last, reason, sentence):
    row = standing(cast)
    ChairingTerm.objects.filter(pk=row.pk).update(ends_on=None if ends is None else day(ends))
    if not sentence:
        officials.end(row, ends_on=day(last), reason=reason, by=cast.secretary)
        assert row.ends_on == day(last)
        return
    with pytest.raises(Refused, match=sentence):
        officials.end(row, ends_on=day(last), reason=reason, by=cast.secretary)
    assert not AuditEvent.objects.filter(verb="members.chairingterm.end").exists()


def test_a_chair_does_not_end_before_a_meeting_held_under_it(cast):
    ChairingTerm.objects.filter(pk=cast.next_term.pk).delete()
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(ends_on=None)
    cast.lead_term.refresh_from_db()
    scenes.held(cast, -5)
    with pytest.raises(Refused, match="A meeting was held under this chair"):
        officials.end(cast.lead_term, ends_on=day(-6), reason="Left", by=cast.secretary)
    officials.end(cast.lead_term, ends_on=day(-5), reason="Left", by=cast.secretary)
    assert chairs.leading(day(-4)) is None


# --- names of the day -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "ends", "seen", "named"),
    [
        (-20, -10, 0, -10),
        (-20, 10, 0, 0),
        (-20, None, 0, 0),
        (10, 20, 0, 10),
        (-20, -10, -15, -15),
        (-20, -10, -30, -20),
    ],
)
def test_a_turn_is_printed_with_names_of_its_own_days(starts, ends, seen, named):
    row = ChairingTerm(starts_on=day(starts), ends_on=None if ends is None else day(ends))
    assert row.day_of_names(day(seen)) == day(named)
    if seen == 0:
        assert row.day_of_names() == day(named)


def renamed(cast) -> None:
    """MINT was called the Old Ministry until a hundred days ago."""
    InstitutionName.objects.filter(institution=cast.places["MINT"]).update(starts_on=day(-99))
    InstitutionName.objects.create(
        institution=cast.places["MINT"], language="en", text="Old Ministry", ends_on=day(-100)
    )


def test_pages_that_list_chairs_print_the_names_of_the_day(cast, signed_in):
    renamed(cast)
    old = turn(cast, -900, -500, "MINT", person=cast.leading_person)
    client = signed_in(cast.secretary)
    calendar = client.get("/members/chairs/").content.decode()
    person_page = client.get(f"/members/people/{cast.leading_person.pk}/").content.decode()
    for page in (calendar, person_page):
        assert "Old Ministry" in page
        assert "Ministry of Industry and New Technologies" in page
    for seen, name in ((-600, "Old Ministry"), (-50, "Ministry of Industry and New Technologies")):
        page = client.get(f"/members/?on={day(seen).isoformat()}").content.decode()
        card = page.partition("Who chairs")[2].partition("Who represents whom")[0]
        assert name in card
    handover = client.get(f"/handover/{old.pk}/").content.decode()
    assert (
        "Old Ministry" in handover
        and "Technologies" not in handover.partition("Takes over")[0].partition("Hands over")[2]
    )
    assert str(old) == f"Old Ministry · {old.starts_on:%Y}"


def test_a_letter_of_an_old_day_is_signed_with_the_name_of_that_day(cast):
    renamed(cast)
    turn(cast, -900, -500, "MINT", person=cast.leading_person)
    body, _name = chairs.signatory(day(-600))
    assert body.endswith("Old Ministry")
    assert chairs.signatory(day())[0].endswith("New Technologies")


def test_a_turn_of_a_later_institution_bears_the_name_of_its_first_day(cast, signed_in):
    place = institution("NEW")
    InstitutionName.objects.filter(institution=place, language="en").update(ends_on=day(100))
    InstitutionName.objects.create(institution=place, language="en", text="Future name", starts_on=day(101))
    cast.places["NEW"] = place
    ChairingTerm.objects.filter(pk=cast.next_term.pk).delete()
    turn(cast, 900, None, "NEW")
    page = signed_in(cast.observer).get("/members/chairs/").content.decode()
    assert "Future name" in page
    assert "NEW en" not in page
