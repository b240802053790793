"""The settings of the Terms of Reference act where they say; what does not act yet says so."""

import datetime

import pytest
from django.urls import reverse

from iiwg.audit.actors import SYSTEM
from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.attendance import services as attendance
from meetings.meeting.enums import Preparation
from meetings.meeting.models import Meeting
from meetings.meeting.services import meetings
from meetings.meeting.services.cadence import cadence
from meetings.meeting.services.deadlines import late
from meetings.minutes.services import approvals
from members.calendar.services import take_working_days
from members.chairs.services import turns
from members.terms.models import TermsOfReference
from members.terms.services import terms
from members.terms.services.acting import ACTS_IN, NOWHERE
from members.terms.services.compare import settings_in_words
from tests.scenes import day, held, minutes, planned

pytestmark = pytest.mark.django_db
LONG_AGO = -90


@pytest.fixture
def under(cast):
    """Let Terms of Reference with other settings apply for the last three months."""

    def apply(**settings) -> TermsOfReference:
        draft = terms.copy_to_draft(cast.terms, code="OTHER", by=cast.secretary)
        terms.change_draft(draft, by=cast.secretary, **settings)
        terms.apply_provisionally(draft, starts_on=day(LONG_AGO), by=SYSTEM)
        draft.refresh_from_db()
        return draft

    return apply


# --- what the page says ---------------------------------------------------------------------------------------------


def test_the_page_says_which_settings_do_not_act(cast, signed_in):
    page = signed_in(cast.secretary).get(f"/members/terms/{cast.terms.pk}/").content.decode()
    silent = [name for name, file in ACTS_IN.items() if file == NOWHERE]
    assert page.count("does not act yet") == len(silent)
    rows = {row.label: row.acts for row in settings_in_words(cast.terms)}
    assert (rows["days of the silence procedure"], rows["quorum"]) == (False, True)


# --- host -----------------------------------------------------------------------------------------------------------


def test_where_the_next_cochair_hosts_its_institution_is_proposed(cast, under):
    under(host_rule="next_cochair")
    assert planned(cast, 5).host == cast.next_term.institution


@pytest.mark.parametrize("rule", ["", "not_needed"])
def test_where_the_terms_leave_the_host_open_no_agreement_is_asked(cast, under, rule):
    under(host_rule=rule)
    assert planned(cast, 5, host=cast.places["CEP"]).host == cast.places["CEP"]


def test_where_the_terms_name_the_host_another_one_needs_an_agreement(cast, under):
    under(host_rule="next_cochair")
    with pytest.raises(Refused, match="hosts unless"):
        planned(cast, 5, host=cast.lead_term.institution)


# --- rotation -------------------------------------------------------------------------------------------------------


def test_no_rotation_begins_before_the_day_of_the_terms(cast):
    draft = terms.copy_to_draft(cast.terms, code="OTHER", by=cast.secretary)
    begins = datetime.date(2040, 3, 1)
    terms.change_draft(draft, rotation_start=begins, by=cast.secretary)
    with pytest.raises(Refused, match="1\xa0March\xa02040"):
        turns.generate_rotation(
            draft, starts_on=begins - datetime.timedelta(days=1), years=1, by=cast.secretary
        )
    (made,) = turns.generate_rotation(draft, starts_on=begins, years=1, by=cast.secretary)
    assert made.starts_on == begins


def test_the_form_of_the_rotation_proposes_the_day_of_the_terms(cast, under, signed_in):
    under(rotation_start=datetime.date(2040, 3, 1))
    page = signed_in(cast.secretary).get(reverse("members:rotation")).content.decode()
    assert 'value="2040-03-01"' in page


# --- days -----------------------------------------------------------------------------------------------------------


def due(meeting: Meeting, code: str) -> datetime.date:
    """By which day something is to be done for a meeting."""
    return meeting.preparation_tasks.get(code=code).due_on


def test_working_days_are_counted_back_over_a_weekend(cast):
    monday = datetime.date(2026, 6, 15)
    assert take_working_days(monday, 1) == datetime.date(2026, 6, 12)
    assert take_working_days(monday, 6) == datetime.date(2026, 6, 5)


def test_the_agenda_and_the_minutes_are_due_when_the_terms_say(cast, under):
    under(agenda_circulation_working_days=3, minutes_due_working_days=10)
    meeting = meetings.plan(held_on=datetime.date(2040, 6, 13), sequence=3, by=cast.secretary)  # a Wednesday
    assert due(meeting, Preparation.AGENDA) == datetime.date(2040, 6, 8)
    assert due(meeting, Preparation.MINUTES) == datetime.date(2040, 6, 27)
    meetings.change(meeting, held_on=datetime.date(2040, 6, 15), by=cast.secretary)  # the Friday after
    assert due(meeting, Preparation.AGENDA) == datetime.date(2040, 6, 12)
    assert due(meeting, Preparation.PAPERS) == datetime.date(2040, 6, 8)


def test_a_late_agenda_warns_on_the_page_and_at_home_until_it_is_sent(cast, under, signed_in):
    under(agenda_circulation_working_days=20)
    meeting = planned(cast, 3)
    client = signed_in(cast.secretary)
    for page in (f"/meetings/{meeting.pk}/", "/"):
        assert "agenda was to be sent by" in client.get(page).content.decode()
    agendas.send(meeting, is_final=True, by=cast.secretary)
    assert late(Meeting.objects.get(pk=meeting.pk)) == []


def test_late_minutes_warn_until_they_are_sent_for_approval(cast, under):
    under(minutes_due_working_days=1)
    meeting = held(cast, -20)
    assert ["minutes were to be sent" in sentence for sentence in late(meeting)] == [True]
    approvals.send_for_approval(minutes(cast, meeting), by=cast.secretary)
    assert late(Meeting.objects.get(pk=meeting.pk)) == []


def test_terms_that_say_no_number_of_days_warn_of_nothing(cast):
    assert late(planned(cast, 3)) == []
    assert late(held(cast, -60, sequence=4)) == []


# --- number of meetings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("basis", "counted"), [("rolling_12_months", 1), ("calendar_year", 0)])
def test_meetings_are_counted_in_the_year_of_the_terms(cast, under, time_machine_day, basis, counted):
    under(cadence_basis=basis)
    Meeting.objects.create(held_on=time_machine_day.replace(month=1, day=1) - datetime.timedelta(days=1),
                           status="held")  # fmt: skip
    found = cadence()
    assert (found.held, found.is_rolling) == (counted, basis == "rolling_12_months")


@pytest.fixture
def time_machine_day(monkeypatch):
    """A day in spring on which meetings are counted."""
    spring = datetime.date(day().year, 4, 1)
    monkeypatch.setattr("meetings.meeting.services.cadence.today", lambda: spring)
    return spring


# --- quorum ---------------------------------------------------------------------------------------------------------


def test_who_is_present_is_compared_with_the_list_and_the_quorum(cast, under, signed_in):
    under(quorum=3, decision_rule="consensus")
    meeting = held(cast)
    listed = cast.lpi.entries.count()
    assert attendance.institutions_present(meeting) == (1, listed)
    draft = minutes(cast, meeting)
    client = signed_in(cast.secretary)
    for page in (reverse("meetings:attendance", args=[meeting.pk]), draft.get_absolute_url()):
        words = client.get(page).content.decode()
        assert f"1 of {listed} institutions on the list are present." in words
        assert "The quorum is not reached: the Terms of Reference ask for 3." in words
        assert "How it decides: Consensus." in words
    approvals.send_for_approval(draft, by=cast.secretary)  # it warns and never blocks


def test_a_guest_of_a_listed_institution_does_not_count(cast):
    meeting = held(cast)
    guest = {"name": "Guest", "institution": cast.places["MEWR"], "role": "invitee", "presence": "present"}
    attendance.add(meeting, by=cast.secretary, **guest)
    assert attendance.institutions_present(meeting)[0] == 1


def test_a_quorum_that_is_reached_is_not_spoken_of(cast, under):
    under(quorum=1)
    assert not any("quorum" in sentence for sentence in attendance.quorum_in_words(held(cast)))


# --- guests ---------------------------------------------------------------------------------------------------------


def test_who_approves_invitations_is_told_and_that_nothing_is_recorded(cast, under, signed_in):
    under(invitation_approval="leading_cochair")
    meeting = planned(cast)
    client = signed_in(cast.secretary)
    for name in ("meetings:attendance", "meetings:participant-add"):
        words = client.get(reverse(name, args=[meeting.pk])).content.decode()
        assert "approved by: Leading co-chair. The approval is not recorded here." in words
