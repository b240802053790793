"""What somebody tried and must not succeed with: in the wrong order, twice, for oneself, backdated."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.accounts.models import User
from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from meetings.minutes.services import approvals
from members.chairs.models import ChairingTerm, Delegation
from members.chairs.services import chairs, delegation, officials, rotation, turns
from members.institutions import services as institutions
from members.institutions.official_letter import OfficialLetter
from members.nominations.models import Nomination, NominationRequest
from members.nominations.services import acceptance, nominations, requests
from members.people.services import people
from members.seats.models import LpiEntry, LpiVersion, MembershipTerm
from members.seats.services import lpi, memberships
from members.terms.services import terms
from tests import scenes
from tests.cast import institution, person, user
from tests.members.chairs.test_chairs import official_letter
from tests.members.nominations.test_nominations import PERSON, accepted, named, signed, submitted
from tests.scenes import day

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%%EOF\n"


def upload():
    """A signed scan as a browser sends it."""
    return SimpleUploadedFile("letter.pdf", PDF)


# --- the list -------------------------------------------------------------------------------------------------------


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


# --- four eyes ------------------------------------------------------------------------------------------------------


def test_who_wrote_the_minutes_does_not_become_the_co_chair_to_approve_them(cast):
    draft = scenes.sent(cast)
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=cast.secretary_person)
    with pytest.raises(Refused, match="nobody else is asked"):
        approvals.approve(draft, digest=scenes.digest_of(draft), by=User.objects.get(pk=cast.secretary.pk))
    draft.refresh_from_db()
    assert draft.status == "for_approval"


def test_nobody_names_himself_to_the_chair(cast):
    me, letter = cast.secretary_person, official_letter(cast)
    ways = (
        lambda: officials.name_official(cast.lead_term, me, letter=letter, by=cast.secretary),
        lambda: officials.nominate_official(
            cast.places["MINT"], me, starts_on=day(), letter=letter, by=cast.secretary
        ),
        lambda: people.merge(me, vacant_official(cast), by=cast.secretary),
        lambda: delegation.delegate(
            cast.lead_term, me, starts_on=day(), ends_on=day(3), scan=upload(), by=cast.secretary
        ),
    )
    people.join_account(me, None, by=cast.secretary)
    with pytest.raises(Refused, match="Nobody names himself"):
        people.join_account(cast.leading_person, cast.secretary, by=cast.secretary)
    people.join_account(me, cast.secretary, by=cast.secretary)
    for way in ways:
        with pytest.raises(Refused, match="Nobody names himself"):
            way()


def vacant_official(cast):
    """The official of the next term, without an account."""
    cast.incoming_person.user = None
    cast.incoming_person.save()
    return cast.incoming_person


def test_the_secretariat_records_a_deputy_from_paper_and_the_co_chair_is_told(cast):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    with pytest.raises(Refused, match="attach its scan"):
        delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.secretary)
    delegation.delegate(
        cast.lead_term, deputy, starts_on=day(), ends_on=day(3), scan=upload(), by=cast.secretary
    )
    from iiwg.notifications.models import Notification

    assert Notification.objects.get(code="members.delegated").to_email == cast.leading.email


# --- chairs ---------------------------------------------------------------------------------------------------------


def test_the_official_is_named_by_a_letter_with_its_scan(cast, signed_in):
    ChairingTerm.objects.filter(pk=cast.next_term.pk).update(person=None)
    client = signed_in(cast.secretary)
    path = f"/members/chairs/{cast.next_term.pk}/official/"
    page = client.post(path, {"person": cast.member_person.pk})
    assert "named by an official letter" in page.content.decode()
    data = {"person": cast.member_person.pk, "number": "5/1", "date": day(-1).isoformat()}
    client.post(path, {**data, "scan": upload()})
    cast.next_term.refresh_from_db()
    assert (cast.next_term.person, cast.next_term.letter_number) == (cast.member_person, "5/1")
    assert cast.next_term.document.file_name == "letter.pdf"


def test_who_chaired_a_turn_that_is_over_stays(cast):
    past = ChairingTerm.objects.create(
        terms=cast.terms, institution=cast.places["MEWR"], person=cast.member_person,
        starts_on=day(-900), ends_on=day(-500),
    )  # fmt: skip
    with pytest.raises(Refused, match="turn is over"):
        officials.name_official(past, cast.incoming_person, letter=official_letter(cast), by=cast.secretary)
    officials.nominate_official(
        cast.places["MEWR"], cast.incoming_person, starts_on=datetime.date(1900, 1, 1),
        letter=official_letter(cast), by=cast.secretary,
    )  # fmt: skip
    past.refresh_from_db()
    assert past.person == cast.member_person


def test_another_official_takes_over_from_today_and_goes_on_with_what_was_under_way(cast):
    draft = scenes.sent(cast)
    account = user("successor@example.org")
    successor = person("Ҷонишинзода", account, cast.places["MINT"])
    officials.nominate_official(
        cast.places["MINT"], successor, starts_on=day(-60), letter=official_letter(cast), by=cast.secretary
    )
    cast.lead_term.refresh_from_db()
    assert (cast.lead_term.ends_on, cast.lead_term.person) == (day(-1), cast.leading_person)
    assert chairs.leading().person == successor
    assert chairs.leading(day(-5)).person == cast.leading_person
    account = User.objects.get(pk=account.pk)
    assert account in chairs.accounts_of(cast.lead_term)
    approvals.approve(draft, digest=scenes.digest_of(draft), by=account)
    draft.refresh_from_db()
    assert draft.status == "approved"


def test_the_deputy_of_the_official_before_no_longer_acts(cast):
    deputy = person("Муовинзода", user("deputy@example.org"), cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(30), by=cast.leading)
    officials.name_official(
        cast.lead_term, cast.member_person, letter=official_letter(cast), by=cast.secretary
    )
    assert not Delegation.objects.on().exists()
    assert not User.objects.get(pk=deputy.user_id).has_perm("members.view_handover", cast.lead_term)


def test_a_turn_swapped_or_passed_on_takes_no_deputy_along(cast):
    deputy = person("Муовинзода", user("deputy@example.org"))
    begins = cast.next_term.starts_on
    delegation.delegate(cast.next_term, deputy, starts_on=begins, ends_on=begins, by=cast.incoming)
    rotation.skip(cast.next_term, ground="Letter", expected=cast.next_term.institution_id, by=cast.secretary)
    assert not Delegation.objects.filter(withdrawn_at__isnull=True).exists()


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


def test_one_chair_at_a_time_where_the_terms_say_so(cast):
    with pytest.raises(Refused, match="one leading chair at a time"):
        turns.add(
            cast.terms,
            institution=cast.places["CEP"],
            starts_on=day(),
            ends_on=None,
            slot=2,
            by=cast.secretary,
        )


@pytest.mark.parametrize(
    ("term", "days", "sentence"),
    [
        ("lead_term", (-5, 5), "today or later"),
        ("past", (-600, -550), "turn is over"),
    ],
)
def test_no_deputy_is_recorded_for_days_that_are_over(cast, term, days, sentence):
    cast.past = ChairingTerm.objects.create(
        terms=cast.terms, institution=cast.places["MEWR"], person=cast.leading_person,
        starts_on=day(-900), ends_on=day(-500),
    )  # fmt: skip
    with pytest.raises(Refused, match=sentence):
        delegation.delegate(
            getattr(cast, term),
            cast.member_person,
            starts_on=day(days[0]),
            ends_on=day(days[1]),
            by=cast.leading,
        )


def test_the_same_deputy_twice_is_refused_so_that_withdrawing_once_ends_it(cast):
    facts = {"starts_on": day(), "ends_on": day(9), "by": cast.leading}
    delegation.delegate(cast.lead_term, cast.member_person, **facts)
    with pytest.raises(Refused, match="acts already"):
        delegation.delegate(cast.lead_term, cast.member_person, **facts)


def test_the_official_of_a_far_turn_is_no_co_chair_yet(cast):
    far = cast.next_term.ends_on + datetime.timedelta(days=1)
    account = user("far@example.org")
    term = turns.add(
        cast.terms, institution=cast.places["CEP"], starts_on=far, ends_on=None, by=cast.secretary
    )
    ChairingTerm.objects.filter(pk=term.pk).update(person=person("Дурзода", account))
    for permission, obj in (("members.view_handover", term), ("members.adopt_by_decision", None)):
        assert not User.objects.get(pk=account.pk).has_perm(permission, obj)
        assert User.objects.get(pk=cast.incoming.pk).has_perm(permission, obj and cast.next_term)


# --- seats ----------------------------------------------------------------------------------------------------------


def seat_data(cast, **changes):
    """A paper letter as the desk enters it."""
    facts = {"unit": cast.places["MEWR"].pk, "person": person("Навзода").pk, "capacity": "member",
             "starts_on": day().isoformat(), "number": "7", "date": day(-1).isoformat()}  # fmt: skip
    return {**facts, "scan": upload(), **changes}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"scan": ""}, "named by an official letter"),
        ({"number": ""}, "named by an official letter"),
        ({"date": ""}, "named by an official letter"),
        ({"unit": "OPERATOR"}, "not on the List of Participating Institutions"),
        ({"unit": "OPERATOR", "capacity": "cochair"}, "not on the List of Participating Institutions"),
    ],
)
def test_a_term_entered_from_paper_obeys_the_same_rules(cast, signed_in, changes, sentence):
    if changes.get("unit") == "OPERATOR":
        changes = {**changes, "unit": cast.places["OPERATOR"].pk}
    page = signed_in(cast.secretary).post("/members/terms-of-members/add/", seat_data(cast, **changes))
    assert sentence in page.content.decode()
    assert MembershipTerm.objects.count() == 1


def test_a_term_entered_from_paper_lasts_what_the_terms_ask_and_an_old_one_needs_no_letter(cast, signed_in):
    client = signed_in(cast.secretary)
    client.post("/members/terms-of-members/add/", seat_data(cast))
    made = MembershipTerm.objects.get(seat__unit=cast.places["MEWR"])
    assert made.ends_on == memberships.shortest_end(day())
    old = {
        "starts_on": "2015-01-01",
        "ends_on": "2018-01-01",
        "number": "",
        "date": "",
        "scan": "",
    }
    client.post("/members/terms-of-members/add/", seat_data(cast, unit=cast.places["OPERATOR"].pk, **old))
    assert MembershipTerm.objects.filter(seat__unit=cast.places["OPERATOR"]).exists()


def test_an_end_never_makes_a_term_longer(cast):
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=day(30))
    with pytest.raises(Refused, match="Only a new letter makes it longer"):
        memberships.end(cast.membership, ends_on=day(31), reason="left", by=cast.secretary)
    memberships.end(cast.membership, ends_on=day(-1), reason="withdrawn", by=cast.secretary)
    with pytest.raises(Refused, match="is ended already"):
        memberships.end(
            cast.membership, ends_on=datetime.date(2199, 1, 1), reason="expired", by=cast.secretary
        )


def lapse(cast):
    """The member's term lapsed ten days ago and nobody followed yet."""
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=day(-10))


def test_who_acts_past_the_term_acts_until_the_successor_begins(cast):
    lapse(cast)
    nomination = submitted(cast, "CEP", by=cast.secretary, starts_on=day(60))
    acceptance.accept(nomination, person=None, is_new=True, by=cast.secretary)
    assert MembershipTerm.objects.holding().filter(pk=cast.membership.pk).exists()
    acceptance.follow_up(by=SYSTEM)
    assert User.objects.get(pk=cast.member.pk).is_active
    term = MembershipTerm.objects.get(seat__unit=cast.places["CEP"], person__family_name="Қосимова")
    MembershipTerm.objects.filter(pk=term.pk).update(starts_on=day(-1))
    acceptance.follow_up(by=SYSTEM)
    cast.membership.refresh_from_db()
    assert cast.membership.end_reason == "replaced"
    assert not User.objects.get(pk=cast.member.pk).is_active


def test_the_account_of_who_left_is_closed_the_day_after(cast):
    memberships.end(cast.membership, ends_on=day(), reason="left", by=cast.secretary)
    acceptance.follow_up(by=SYSTEM)
    assert User.objects.get(pk=cast.member.pk).is_active
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=day(-1))
    acceptance.follow_up(by=SYSTEM)
    assert not User.objects.get(pk=cast.member.pk).is_active


def test_the_account_of_an_acting_deputy_stays_open(cast):
    delegation.delegate(cast.lead_term, cast.member_person, starts_on=day(), ends_on=day(9), by=cast.leading)
    memberships.end(cast.membership, ends_on=day(-1), reason="left", by=cast.secretary)
    acceptance.follow_up(by=SYSTEM)
    assert User.objects.get(pk=cast.member.pk).is_active


def test_a_running_term_is_not_cut_by_a_renewal_nor_another_holder_unseated(cast):
    facts = {"letter": signed(scan=upload()), "by": cast.secretary}
    MembershipTerm.objects.filter(pk=cast.membership.pk).update(ends_on=day(400))
    cast.membership.refresh_from_db()
    with pytest.raises(Refused, match="The present term lasts until"):
        acceptance.renew(cast.membership, starts_on=day(30), ends_on=None, **facts)
    memberships.end(cast.membership, ends_on=day(-30), reason="left", by=cast.secretary)
    accepted(cast, "CEP", by=cast.secretary)
    cast.membership.refresh_from_db()
    with pytest.raises(Refused, match="holds this seat now"):
        acceptance.renew(cast.membership, starts_on=day(), ends_on=None, **facts)


# --- nominations ----------------------------------------------------------------------------------------------------


def test_a_request_is_not_withdrawn_over_a_nomination_that_has_come_in(cast):
    nomination = submitted(cast)
    with pytest.raises(Refused, match="A nomination has come in"):
        requests.withdraw_request(nomination.request, by=cast.secretary)
    assert NominationRequest.objects.get(pk=nomination.request_id).status == "open"


@pytest.mark.parametrize("verb", ["withdraw", "release", "return"])
def test_others_learn_nothing_of_a_nomination_by_guessing_its_number(cast, signed_in, verb):
    nomination = submitted(cast)
    for who in (cast.stranger, cast.member, cast.observer):
        assert signed_in(who).post(f"/members/nominations/{nomination.pk}/{verb}/").status_code == 404


def test_what_the_secretariat_withdraws_is_on_behalf_and_told(cast):
    from iiwg.audit.models import AuditEvent
    from iiwg.notifications.models import Notification

    nomination = submitted(cast)
    nominations.withdraw(nomination, by=cast.secretary)
    assert Notification.objects.filter(code="members.withdrawn", to_email=cast.focal.email).exists()
    assert AuditEvent.objects.get(verb="members.nomination.withdraw").on_behalf_of


def test_a_seat_holder_of_a_unit_does_not_nominate_for_the_ministry(cast):
    unit = institutions.add(code="UNIT", kind="authority", names={"en": "Unit"}, by=cast.secretary)
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=None, by=cast.secretary)
    holder = user("holder@example.org")
    institutions.grant_focal_point(unit, holder, by=cast.secretary)
    nomination = named(cast)
    assert not holder.has_perm("members.submit_nomination", nomination)
    with pytest.raises(Refused, match="do not speak"):
        nominations.prepare_unasked(cast.places["MEWR"], capacity="cochair", by=holder, **PERSON)


def test_a_different_name_for_an_occupied_seat_is_a_replacement_from_the_start(cast):
    nomination = named(cast, "CEP", by=cast.member)
    assert nomination.reason == "replacement"
    names = {"family_name": "Аъзозода", "given_name": "Намуна"}
    nominations.change(nomination, by=cast.member, **{**PERSON, **names})
    assert Nomination.objects.get(pk=nomination.pk).reason == "renewal"


# --- Terms of Reference ---------------------------------------------------------------------------------------------


def in_force(cast, unsealed, since=-900):
    """The Terms in force by their act."""
    with unsealed():
        type(cast.terms).objects.filter(pk=cast.terms.pk).update(starts_on=day(since))
    terms.record_instrument(
        cast.terms,
        kind="resolution",
        number="1",
        date=day(-1),
        signatory="",
        by=cast.secretary,
    )
    cast.terms.refresh_from_db()
    terms.put_in_force(cast.terms, starts_on=day(), by=cast.secretary)
    cast.terms.refresh_from_db()


def test_a_version_applied_before_keeps_its_first_day_when_it_comes_into_force(cast, unsealed):
    in_force(cast, unsealed)
    assert (cast.terms.status, cast.terms.starts_on) == ("in_force", day(-900))
    assert terms.on(day(-300)) == cast.terms


def test_a_draft_without_an_act_does_not_take_the_place_of_terms_in_force(cast, unsealed):
    in_force(cast, unsealed)
    draft = terms.copy_to_draft(cast.terms, code="LAX", by=cast.secretary)
    terms.change_draft(draft, four_eyes=False, nomination_requires_letter=False, by=cast.secretary)
    with pytest.raises(Refused, match="change only by an act"):
        terms.apply_provisionally(draft, starts_on=day(), by=cast.secretary)
    assert terms.on() == cast.terms


def test_the_act_of_terms_in_force_stays_and_what_is_missing_is_added(cast, unsealed):
    in_force(cast, unsealed)
    facts = {"kind": "resolution", "number": "1", "date": day(-1), "signatory": "Prime Minister"}
    terms.record_instrument(cast.terms, by=cast.secretary, **facts)
    assert cast.terms.instrument_signatory == "Prime Minister"
    for change in ({"number": "777"}, {"date": None}, {"kind": "order_minister"}):
        with pytest.raises(Refused, match="is on record and stays"):
            terms.record_instrument(cast.terms, by=cast.secretary, **{**facts, **change})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reminder_overdue_every_days", "0"),
        ("rotation_period_months", "32767"),
        ("min_member_term_months", "0"),
        ("time_zone", "Mars/Phobos"),
        ("calendar_country", "ZZ"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(cast, field, value):
    from members.terms.forms import TermsForm

    form = TermsForm({field: value}, instance=terms.copy_to_draft(cast.terms, code="X", by=cast.secretary))
    assert field in form.errors


# --- by another door ------------------------------------------------------------------------------------------------


def test_an_old_term_without_its_letter_gives_no_rights_today(cast, signed_in):
    holder = person("Кӯҳназода", user("old@example.org"))
    old = {"starts_on": "2015-01-01", "number": "", "date": "", "scan": "", "person": holder.pk}
    signed_in(cast.secretary).post(
        "/members/terms-of-members/add/", seat_data(cast, unit=cast.places["OPERATOR"].pk, **old)
    )
    term = MembershipTerm.objects.get(person=holder)
    assert term.end_reason == "expired"
    assert not MembershipTerm.objects.holding().filter(pk=term.pk).exists()
    assert not User.objects.get(email="old@example.org").has_perm("members.nominate")


def test_nobody_takes_over_the_record_of_a_deputy(cast):
    deputy = person("Муовинзода", at=cast.places["MINT"])
    delegation.delegate(cast.lead_term, deputy, starts_on=day(), ends_on=day(3), by=cast.leading)
    people.join_account(cast.secretary_person, None, by=cast.secretary)
    with pytest.raises(Refused, match="Nobody names himself"):
        people.join_account(deputy, cast.secretary, by=cast.secretary)
    people.join_account(cast.secretary_person, cast.secretary, by=cast.secretary)
    with pytest.raises(Refused, match="Nobody names himself"):
        people.merge(cast.secretary_person, deputy, by=cast.secretary)


def test_nobody_makes_himself_focal_point(cast):
    with pytest.raises(Refused, match="Nobody gives this to himself"):
        institutions.grant_focal_point(cast.places["MEWR"], cast.secretary, by=cast.secretary)


def test_the_next_co_chair_stays_the_next_while_the_present_turn_is_divided(cast):
    successor = person("Ҷонишинзода", user("successor@example.org"), cast.places["MINT"])
    officials.nominate_official(
        cast.places["MINT"], successor, starts_on=day(30), letter=official_letter(cast), by=cast.secretary
    )
    for account in (cast.leading, cast.incoming, successor.user):
        assert User.objects.get(pk=account.pk).has_perm("members.view_handover", cast.lead_term), account


def test_an_official_who_begins_later_does_not_lead_before(cast):
    ChairingTerm.objects.filter(pk=cast.lead_term.pk).update(person=None)
    officials.nominate_official(
        cast.places["MINT"],
        cast.member_person,
        starts_on=day(60),
        letter=official_letter(cast),
        by=cast.secretary,
    )
    assert chairs.leading().person is None
    assert chairs.leading(day(60)).person == cast.member_person


def test_another_official_of_a_turn_to_come_takes_no_deputy_along(cast):
    begins = cast.next_term.starts_on
    delegation.delegate(
        cast.next_term, cast.member_person, starts_on=begins, ends_on=begins, by=cast.incoming
    )
    other = person("Дигарзода")
    officials.name_official(cast.next_term, other, letter=official_letter(cast), by=cast.secretary)
    assert not Delegation.objects.filter(withdrawn_at__isnull=True).exists()


def test_a_list_adopted_the_day_the_present_one_began_takes_held_ones_up_when_it_begins(cast, unsealed):
    with unsealed():
        LpiVersion.objects.filter(pk=cast.lpi.pk).update(starts_on=day())
    version = next_list(cast)
    ngo = version.entries.get(institution__code="NGO").institution
    institutions.grant_focal_point(ngo, cast.focal, by=cast.secretary)
    nomination = nominations.prepare_unasked(ngo, capacity="member", by=cast.focal, **PERSON)
    nominations.submit(nomination, letter=signed(scan=upload()), by=cast.focal)
    lpi.propose(version, by=cast.secretary)
    lpi.adopt(version, basis={"en": "x"}, document=None, by=cast.secretary)
    following = lpi.prepare_next(by=cast.secretary)
    assert following.entries.filter(institution=ngo).exists()
    acceptance.follow_up(by=SYSTEM)
    assert Nomination.objects.get(pk=nomination.pk).status == "held"
    with unsealed():  # the next day
        LpiVersion.objects.filter(pk=cast.lpi.pk).update(starts_on=day(-2), ends_on=day(-1))
        LpiVersion.objects.filter(pk=version.pk).update(starts_on=day())
    acceptance.follow_up(by=SYSTEM)
    assert Nomination.objects.get(pk=nomination.pk).status == "submitted"


@pytest.mark.parametrize("begins", [day(-1), datetime.date(1950, 1, 1)])
def test_the_terms_of_days_gone_by_stay(cast, unsealed, begins):
    with unsealed():
        type(cast.terms).objects.filter(pk=cast.terms.pk).update(starts_on=None)
    draft = terms.copy_to_draft(cast.terms, code="LATE", by=cast.secretary)
    with pytest.raises(Refused, match="at the earliest"):
        terms.apply_provisionally(draft, starts_on=begins, by=cast.secretary)
    terms.record_instrument(draft, kind="resolution", number="2", date=day(), signatory="", by=cast.secretary)
    with pytest.raises(Refused, match="at the earliest"):
        terms.put_in_force(draft, starts_on=begins, by=cast.secretary)
    assert terms.on(day(-300)).pk == cast.terms.pk


def test_who_acts_past_the_term_can_leave_today_and_an_ended_term_stays_as_it_ended(cast):
    lapse(cast)
    memberships.end(cast.membership, ends_on=day(), reason="left", by=cast.secretary)
    assert (cast.membership.ends_on, cast.membership.end_reason) == (day(-10), "left")
    with pytest.raises(Refused, match="ended already"):
        memberships.end(cast.membership, ends_on=day(-50), reason="withdrawn", by=cast.secretary)


def test_members_of_a_unit_are_not_told_of_nominations_they_may_not_open(cast):
    from iiwg.notifications.models import Notification

    unit = institutions.add(code="UNIT", kind="authority", names={"en": "Unit"}, by=cast.secretary)
    institutions.set_parent(unit, cast.places["MEWR"], starts_on=None, by=cast.secretary)
    holder = person("Воҳидзода", user("holder@example.org"))
    seat = cast.membership.seat.__class__.objects.create(unit=unit)
    MembershipTerm.objects.create(seat=seat, person=holder, starts_on=day(-9))
    requests.ask(cast.places["MEWR"], capacity="member", working_days=5, by=cast.secretary)
    told = set(Notification.objects.filter(code="members.requested").values_list("to_email", flat=True))
    assert told == {cast.focal.email}


def test_a_number_the_pattern_gives_is_never_one_that_was_typed(cast, unsealed):
    from members.letters import services as letters
    from members.terms.models import NumberPattern

    with unsealed():
        NumberPattern.objects.create(terms=cast.terms, kind="letter_out", pattern="{n}/{year}", scope="year")
    first, second = (
        requests.first_letter(
            requests.ask(cast.places[code], capacity="member", working_days=5, by=cast.secretary)
        )
        for code in ("MEWR", "MINT")
    )
    letters.record_sent(first, letter=OfficialLetter(f"1/{day().year}", day()), by=cast.secretary)
    letters.record_sent(second, letter=OfficialLetter(date=day()), by=cast.secretary)
    second.refresh_from_db()
    assert second.our_number == f"2/{day().year}"
