"""Chairing terms and the rotation."""

import datetime
import zipfile
from io import BytesIO

import pytest
from django.utils import timezone

from iiwg.accounts.models import User
from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.notifications.models import Notification
from iiwg.notifications.reminders import run
from iiwg.pages.dates import long_date
from iiwg.workflow.tables import NotAllowed, Refused
from meetings.minutes.models import MinutesAuthor
from meetings.minutes.services import approvals
from members.chairs.models import ChairingTerm, Delegation
from members.chairs.services import chairs, delegation, officials, rotation, turns
from members.institutions.official_letter import NO_LETTER, OfficialLetter
from members.letters import services as letters
from members.nominations.services import requests
from members.presets import services as presets
from members.seats.services import lpi
from members.terms.enums import Topic
from members.terms.models import ApprovalStep, TermsOfReference
from tests import scenes
from tests.cast import institution, people, person, user
from tests.members.scans import nothing_is_kept, scan
from tests.scenes import day

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(db):
    """The draft Terms of Reference of the preset."""
    presets.load("tj", by=SYSTEM)
    return TermsOfReference.objects.get(code="TJ-DRAFT")


def secretary():
    """Somebody of the secretariat, where the cast does not play."""
    return user("secretary@example.org", "secretariat")


@pytest.mark.covers("R-078")
def test_in_five_years_each_of_five_authorities_leads_exactly_once(draft):
    made = turns.generate_rotation(draft, starts_on=datetime.date(2025, 1, 1), years=5, by=secretary())
    assert [term.institution.code for term in made] == ["MEWR", "MINT", "COES", "CEP", "STATE_SERVICE"]
    assert [(term.starts_on.year, term.ends_on.isoformat()) for term in made] == [
        (year, f"{year}-12-31") for year in range(2025, 2030)
    ]


def test_a_rotation_from_the_last_day_of_february_leaves_no_gap(draft):
    made = turns.generate_rotation(draft, starts_on=datetime.date(2024, 2, 29), years=5, by=secretary())
    for before, after in zip(made, made[1:], strict=False):
        assert after.starts_on - before.ends_on == datetime.timedelta(days=1)


@pytest.mark.covers("R-079")
def test_the_academy_cannot_lead(cast, signed_in):
    academy = institution("NAST", kind="academia")
    with pytest.raises(Refused) as refusal:
        turns.add(
            cast.terms,
            institution=academy,
            starts_on=datetime.date(2040, 1, 1),
            ends_on=None,
            by=cast.secretary,
        )
    assert refusal.value.basis == Topic.CHAIRING
    page = signed_in(cast.secretary).post(
        "/members/chairs/add/", {"institution": academy.pk, "starts_on": "2040-01-01", "slot": 1}
    )
    assert "paragraph 21" in page.content.decode()
    assert not ChairingTerm.objects.filter(institution=academy).exists()


def test_two_institutions_never_lead_on_one_day(cast):
    with pytest.raises(Refused, match="leads in a part"):
        turns.add(
            cast.terms,
            institution=cast.places["CEP"],
            starts_on=cast.lead_term.starts_on,
            ends_on=None,
            by=cast.secretary,
        )


def test_who_leads_and_who_is_next(cast):
    assert chairs.leading() == cast.lead_term
    assert chairs.incoming() == cast.next_term
    assert chairs.leading(cast.next_term.starts_on) == cast.next_term
    assert chairs.leading(cast.lead_term.starts_on - datetime.timedelta(days=1)) is None


def test_terms_with_one_chair_ask_for_no_rotation(db):
    presets.load("tj", by=SYSTEM)
    reported = TermsOfReference.objects.get(code="TJ-REPORTED")
    with pytest.raises(Refused, match="no rotation"):
        turns.generate_rotation(reported, starts_on=datetime.date(2025, 1, 1), years=1, by=secretary())


# --- deputies -------------------------------------------------------------------------------------------------------


@pytest.fixture
def deputy(cast):
    """A deputy of the leading co-chair, with an account."""
    account = user("deputy@example.org")
    return person("Муовинзода", account, cast.places["MINT"], "Deputy")


def delegated(cast, deputy, **days):
    """The deputy acts in the leading term."""
    return delegation.delegate(
        cast.lead_term, deputy, by=cast.leading, **{"starts_on": day(), "ends_on": day(10), **days}
    )


def test_a_deputy_sees_and_approves_what_the_co_chair_does_until_withdrawn(cast, deputy):
    made = delegated(cast, deputy)
    draft = scenes.sent(cast)
    assert Notification.objects.filter(code="meetings.for_approval", to_email="deputy@example.org").exists()
    account = User.objects.get(pk=deputy.user_id)
    assert account.has_perm("meetings.approve_minutes", draft)
    delegation.withdraw(made, by=cast.leading)
    account = User.objects.get(pk=deputy.user_id)
    assert not account.has_perm("meetings.approve_minutes", draft)
    with pytest.raises(Refused):
        approvals.approve(draft, digest=scenes.digest_of(draft), by=account)
    with pytest.raises(Refused, match="withdrawn already"):
        delegation.withdraw(made, by=cast.leading)


def test_a_deputy_approves_in_the_place_of_the_co_chair(cast, deputy):
    delegated(cast, deputy)
    draft = scenes.sent(cast)
    approvals.approve(draft, digest=scenes.digest_of(draft), by=User.objects.get(pk=deputy.user_id))
    assert draft.status == "approved"


def test_a_deputy_acts_only_in_the_days_given(cast, deputy):
    delegated(cast, deputy, starts_on=day(1))
    account = User.objects.get(pk=deputy.user_id)
    assert not account.has_perm("meetings.approve_minutes", scenes.sent(cast))


def test_a_deputy_who_wrote_the_minutes_does_not_approve_them(cast, deputy):
    delegated(cast, deputy)
    draft = scenes.minutes(cast)
    account = User.objects.get(pk=deputy.user_id)
    MinutesAuthor.objects.create(minutes=draft, round=draft.round, user=account)
    approvals.send_for_approval(draft, by=cast.secretary)
    with pytest.raises(Refused, match="the co-chair answers"):
        approvals.approve(draft, digest=scenes.digest_of(draft), by=account)


def test_one_person_never_answers_for_both_co_chairs(cast, deputy, unsealed):
    delegated(cast, deputy)
    ApprovalStep.objects.create(terms=cast.terms, approver="next_cochair", ordinal=2)
    delegation.delegate(
        cast.next_term,
        deputy,
        starts_on=cast.next_term.starts_on,
        ends_on=cast.next_term.ends_on,
        by=cast.incoming,
    )
    Delegation.objects.update(starts_on=day(-1), ends_on=None)
    draft = scenes.sent(cast)
    account = User.objects.get(pk=deputy.user_id)
    approvals.approve(draft, digest=scenes.digest_of(draft), by=account)
    draft.refresh_from_db()
    assert draft.status == "for_approval"
    with pytest.raises(Refused, match="approved this text already"):
        approvals.approve(draft, digest=scenes.digest_of(draft), by=account)
    approvals.approve(draft, digest=scenes.digest_of(draft), by=cast.incoming)
    draft.refresh_from_db()
    assert draft.status == "approved"


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"starts_on": day(-1000)}, "lies within"),
        ({"ends_on": None}, "lies within"),
        ({"starts_on": day(5), "ends_on": day(4)}, "end before it starts"),
    ],
)
def test_a_delegation_lies_within_the_term(cast, deputy, days, sentence):
    with pytest.raises(Refused, match=sentence):
        delegated(cast, deputy, **days)


def test_who_may_delegate(cast, deputy, signed_in):
    may = {
        name for name, who in people(cast).items() if who.has_perm("members.delegate_chair", cast.lead_term)
    }
    assert may == {"secretary", "leading"}
    page = signed_in(cast.leading).get("/members/chairs/").content.decode()
    assert f"/members/chairs/{cast.lead_term.pk}/deputy/" in page
    assert f"/members/chairs/{cast.next_term.pk}/deputy/" not in page
    client = signed_in(cast.leading)
    client.post(
        f"/members/chairs/{cast.lead_term.pk}/deputy/",
        {"person": deputy.pk, "starts_on": day().isoformat(), "ends_on": day(3).isoformat()},
    )
    row = Delegation.objects.get()
    client.post(f"/members/chairs/deputies/{row.pk}/withdraw/")
    row.refresh_from_db()
    assert row.withdrawn_at


TURN = {"starts_on": day(900), "ends_on": None}
VERBS = {
    "generate": lambda cast, by: turns.generate_rotation(cast.terms, starts_on=day(), years=0, by=by),
    "add": lambda cast, by: turns.add(None, institution=cast.places["OPERATOR"], **TURN, by=by),
    "name": lambda cast, by: officials.name_official(cast.lead_term, cast.member_person, by=by),
    "vacate": lambda cast, by: officials.vacate(cast.lead_term, by=by),
    "name former": lambda cast, by: officials.name_former(
        cast.lead_term, cast.member_person, source="", letter=NO_LETTER, by=by
    ),
    "end": lambda cast, by: officials.end(cast.lead_term, ends_on=day(-9999), reason="", by=by),
    "take over": lambda cast, by: officials.take_over(
        cast.lead_term, cast.member_person, letter=NO_LETTER, starts_on=day(), by=by
    ),
    "nominate": lambda cast, by: officials.nominate_official(
        cast.places["MINT"], cast.member_person, starts_on=day(), letter=NO_LETTER, by=by
    ),
    "skip": lambda cast, by: rotation.skip(cast.lead_term, ground="", expected=0, by=by),
    "swap": lambda cast, by: rotation.swap(cast.lead_term, cast.next_term, ground="", expected=0, by=by),
    "delegate": lambda cast, by: delegation.delegate(
        cast.lead_term, cast.leading_person, starts_on=day(9), ends_on=day(8), by=by
    ),
    "withdraw": lambda cast, by: delegation.withdraw(
        Delegation.objects.create(
            term=cast.lead_term, delegate=cast.member_person, starts_on=day(), withdrawn_at=timezone.now()
        ),
        by=by,
    ),
}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_who_may_is_asked_before_anything_else(cast, verb):
    may = {"secretary", "leading"} if verb in {"delegate", "withdraw"} else {"secretary"}
    for name, who in people(cast).items():
        if name not in may:
            with pytest.raises(NotAllowed):
                VERBS[verb](cast, who)
    assert not AuditEvent.objects.filter(verb__startswith="members.chairingterm.").exists()


def test_an_official_who_has_left_is_vacated_from_today_on(cast, signed_in):
    client = signed_in(cast.secretary)
    client.post(f"/members/chairs/{cast.lead_term.pk}/official/", {"person": ""})
    client.post(f"/members/chairs/{cast.next_term.pk}/official/", {"person": ""})
    assert (chairs.leading().person, chairs.leading(day(-1)).person) == (None, cast.leading_person)
    cast.next_term.refresh_from_db()
    assert cast.next_term.person is None
    verbs = AuditEvent.objects.filter(verb__startswith="members.chairingterm.").order_by("id")
    assert [(event.verb.rpartition(".")[2], event.facts.get("because", "")) for event in verbs] == [
        ("add", "members.chairingterm.take_over"),
        ("take_over", "members.chairingterm.vacate"),
        ("vacate", ""),
        ("vacate", ""),
    ]


def test_naming_the_official_on_record_leaves_no_trace(cast):
    officials.name_official(
        cast.lead_term, cast.leading_person, letter=official_letter(cast), by=cast.secretary
    )
    assert not AuditEvent.objects.filter(verb="members.chairingterm.name").exists()
    assert nothing_is_kept()


def test_a_scan_that_is_refused_is_not_kept(cast, signed_in):
    client = signed_in(cast.secretary)
    over = ChairingTerm.objects.create(
        terms=cast.terms, institution=cast.places["MEWR"], person=cast.leading_person,
        starts_on=day(-900), ends_on=day(-500),
    )  # fmt: skip
    named = {"person": cast.member_person.pk, "number": "5/1", "date": day(-1).isoformat()}
    page = client.post(f"/members/chairs/{over.pk}/official/", named | {"scan": scan()})
    assert "turn is over" in page.content.decode()
    days = {"starts_on": day(5).isoformat(), "ends_on": day(4).isoformat()}
    page = client.post(
        f"/members/chairs/{cast.lead_term.pk}/deputy/",
        {"person": cast.member_person.pk, **days, "scan": scan()},
    )
    assert "end before it starts" in page.content.decode()
    assert nothing_is_kept()


def test_nobody_takes_the_chair_of_a_vacant_turn_by_the_letter_of_an_own_nomination(cast):
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=None)
    with pytest.raises(Refused, match="Nobody names himself"):
        officials.nominate_official(
            cast.places["MINT"],
            cast.secretary_person,
            starts_on=day(30),
            letter=official_letter(cast),
            by=cast.secretary,
        )
    assert cast.lead_term.parts.count() == 0


# --- the calendar of the rotation -----------------------------------------------------------------------------------


def generated(cast):
    """A rotation of five years to come."""
    ChairingTerm.objects.all().delete()
    return turns.generate_rotation(cast.terms, starts_on=day(30), years=5, by=cast.secretary)


def order():
    """Who leads, in order."""
    return [term.institution.code for term in ChairingTerm.objects.order_by("starts_on")]


def test_a_turn_is_passed_on_with_its_ground_and_the_others_move_up(cast):
    made = generated(cast)
    with pytest.raises(Refused, match="on what ground"):
        rotation.skip(made[1], ground=" ", expected=made[1].institution_id, by=cast.secretary)
    rotation.skip(made[1], ground="Letter 5 of DEMO", expected=made[1].institution_id, by=cast.secretary)
    assert order() == ["MEWR", "COES", "CEP", "STATE_SERVICE", "MEWR"]
    assert made[1].ground == "Letter 5 of DEMO"


def test_two_turns_are_swapped_and_officials_go_with_their_institutions(cast):
    made = generated(cast)
    officials.name_official(made[0], cast.member_person, letter=official_letter(cast), by=cast.secretary)
    rotation.swap(made[0], made[3], ground="Agreed", expected=made[0].institution_id, by=cast.secretary)
    assert order() == ["CEP", "MINT", "COES", "MEWR", "STATE_SERVICE"]
    assert made[3].person == cast.member_person


def official_letter(cast):
    """The letter that names an official."""
    return OfficialLetter("5/1", day(-1), scan=scan())


def test_a_turn_that_has_begun_is_neither_skipped_nor_swapped(cast):
    with pytest.raises(Refused, match="has begun"):
        rotation.skip(cast.lead_term, ground="x", expected=cast.places["MINT"].pk, by=cast.secretary)
    with pytest.raises(Refused, match="has begun"):
        rotation.swap(
            cast.next_term, cast.lead_term, ground="x", expected=cast.places["MINT"].pk, by=cast.secretary
        )


def test_the_calendar_shows_gaps_and_officials_who_are_missing(cast, signed_in):
    made = generated(cast)
    ChairingTerm.objects.filter(pk=made[2].pk).delete()
    page = signed_in(cast.observer).get("/members/chairs/").content.decode()
    assert page.count("Nobody leads") == 1
    assert page.count("official not named") == 4
    gap = next(row for row in rotation.calendar() if isinstance(row, rotation.Gap))
    assert (gap.starts_on, gap.ends_on) == (made[2].starts_on, made[2].ends_on)


# --- hand-over ------------------------------------------------------------------------------------------------------


@pytest.mark.covers("R-084")
def test_ninety_days_before_the_end_who_leads_next_has_a_task(cast, signed_in):
    shift(cast, 91)
    assert "Prepare the hand-over" not in signed_in(cast.incoming).get("/").content.decode()
    shift(cast, 90)
    assert "Prepare the hand-over" in signed_in(cast.incoming).get("/").content.decode()
    assert "Prepare the hand-over" not in signed_in(cast.member).get("/").content.decode()
    told = {letter.to_email for letter in run(day()) if "hand-over" in letter.text}
    assert told == {cast.incoming.email, cast.secretary.email}
    assert signed_in(cast.incoming).get("/meetings/").status_code == 200


def shift(cast, left):
    """The leading term ends in so many days, the next one begins after it."""
    ends = day(left)
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(ends_on=cast.lead_term.starts_on)
    ChairingTerm.objects.filter(pk=cast.next_term.pk).update(starts_on=ends + datetime.timedelta(days=1))
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(ends_on=ends)


@pytest.mark.covers("R-086")
def test_the_pack_holds_open_actions_pending_letters_and_the_next_meeting(cast, signed_in):
    scenes.published(cast, texts=(("action", "Inspect the dam."), ("decided", "Take note of it.")))
    scenes.planned(cast, 12, sequence=4)
    request = requests.ask(cast.places["COES"], capacity="member", working_days=10, by=cast.secretary)
    signed = OfficialLetter("01/9", day())
    letters.record_sent(requests.first_letter(request), letter=signed, by=cast.secretary)
    text = scenes.pdf_text(signed_in(cast.incoming).get(f"/handover/{cast.lead_term.pk}/pack.pdf").content)
    for words in (
        "Inspect the dam.",
        "№ 01/9",
        "Take note of it.",
        " ".join(long_date(day(12), "en").split()),
    ):
        assert words in text, words
    packed = zipfile.ZipFile(
        BytesIO(signed_in(cast.secretary).get(f"/handover/{cast.lead_term.pk}/pack.zip").content)
    )
    assert {name.rsplit(".", 1)[-1] for name in packed.namelist()} >= {"pdf", "csv"}
    assert signed_in(cast.observer).get(f"/handover/{cast.lead_term.pk}/").status_code == 403


def test_a_restricted_matter_is_in_the_pack_only_for_those_who_may_see_it(cast, signed_in):
    meeting = scenes.held(cast, access="restricted")
    scenes.published(cast, texts=(("action", "Secret task."),), meeting=meeting)
    path = f"/handover/{cast.lead_term.pk}/"
    assert "Secret task." in signed_in(cast.leading).get(path).content.decode()
    assert "Secret task." not in signed_in(cast.incoming).get(path).content.decode()


# --- signatory, secretariat -----------------------------------------------------------------------------------------


def standing_pair(cast, unsealed, **settings):
    """Terms with two standing chairs, as in Kazakhstan."""
    with unsealed():
        TermsOfReference.objects.filter(pk=cast.terms.pk).update(chair_model="standing_pair", **settings)
    ChairingTerm.objects.filter(pk=cast.next_term.pk).update(slot=2, starts_on=cast.lead_term.starts_on)


@pytest.mark.covers("R-153")
@pytest.mark.parametrize(("rule", "code"), [("leading_cochair", "MINT"), ("next_cochair", "COES")])
def test_with_two_standing_chairs_letters_are_signed_as_the_terms_say(cast, unsealed, rule, code):
    standing_pair(cast, unsealed, correspondence_signatory=rule)
    request = requests.ask(cast.places["CEP"], capacity="member", working_days=10, by=cast.secretary)
    html = requests.first_letter(request).document.html
    signed = cast.lead_term if code == "MINT" else cast.next_term
    assert chairs.signing().institution.code == code
    assert signed.person.full_name() in html
    assert cast.places[code].name("tg") in html


@pytest.mark.covers("R-167")
def test_a_chair_who_is_also_the_secretary_needs_the_second_chair(cast, unsealed):
    standing_pair(cast, unsealed, secretariat_institution=cast.places["MINT"])
    draft = scenes.minutes(cast)
    MinutesAuthor.objects.create(minutes=draft, round=draft.round, user=cast.leading)
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=scenes.digest_of(draft), by=cast.leading)
    draft.refresh_from_db()
    assert draft.status == "for_approval"
    approvals.approve(draft, digest=scenes.digest_of(draft), by=cast.incoming)
    draft.refresh_from_db()
    assert draft.status == "approved"


@pytest.mark.covers("R-087")
def test_with_a_fixed_secretariat_a_new_chairing_term_changes_nothing_of_it(cast, unsealed):
    next_day = cast.next_term.starts_on
    assert chairs.leading(next_day) != chairs.leading()
    assert chairs.secretariat_on(next_day) == chairs.secretariat_on() == cast.places["STATE_SERVICE"]
    with unsealed():
        TermsOfReference.objects.filter(pk=cast.terms.pk).update(secretariat_model="rotating")
    assert chairs.secretariat_on() == cast.places["MINT"]
    assert chairs.secretariat_on(next_day) == cast.places["COES"]


def test_a_list_without_who_chairs_warns(cast, signed_in):
    version = lpi.prepare_next(by=cast.secretary)
    path = f"/members/list/{version.pk}/"
    assert "leads the group in a turn" not in signed_in(cast.secretary).get(path).content.decode()
    lpi.take_off(version, cast.places["COES"], by=cast.secretary)
    page = signed_in(cast.secretary).get(path).content.decode()
    warning = page[page.index("leads the group in a turn") :][:600]
    assert "Committee of Emergency Situations" in warning
    assert "#p21" in warning
