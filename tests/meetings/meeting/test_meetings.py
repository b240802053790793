"""Planning meetings, entering old ones, agendas."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.notifications.models import Notification
from iiwg.workflow.tables import Refused
from meetings.agenda import services as agendas
from meetings.meeting.models import Meeting
from meetings.meeting.rules import visible_meetings
from meetings.meeting.services import meetings, preparation
from meetings.minutes.services import approvals
from meetings.minutes.services.progress import steps_of
from members.terms.enums import Topic
from members.terms.services import terms
from tests import scenes
from tests.cast import people
from tests.scenes import day, held, planned

pytestmark = pytest.mark.django_db


@pytest.mark.covers("R-008")
def test_an_old_meeting_is_entered_with_only_a_date_and_a_title(cast, signed_in):
    client = signed_in(cast.secretary)
    form = client.get("/meetings/old/").context["form"]
    data = {"held_on": "2021-12-02", "title_en": "Inaugural Meeting of the Working Group"}
    data |= {
        name: form.initial.get(name) or form.fields[name].initial or "" for name in ("kind", "date_precision")
    }
    client.post("/meetings/old/", data)
    meeting = Meeting.objects.get()
    assert (meeting.status, meeting.sequence, meeting.held_on) == ("held", 1, datetime.date(2021, 12, 2))
    page = client.get(f"/meetings/{meeting.pk}/").content.decode()
    assert "Inaugural Meeting of the Working Group" in page


@pytest.mark.covers("R-095")
def test_the_leading_cochair_hosts_by_default(cast, signed_in):
    data = {
        "kind": "regular",
        "held_on": day(20).isoformat(),
        "time_zone": "Asia/Dushanbe",
        "access": "members",
    }
    signed_in(cast.secretary).post("/meetings/plan/", data)
    meeting = Meeting.objects.get()
    assert meeting.host == cast.places["MINT"]
    assert meeting.presiding == cast.leading_person
    assert (meeting.terms, meeting.chairing_term) == (cast.terms, cast.lead_term)


def test_another_host_needs_the_agreement_of_the_cochairs(cast):
    facts = {"held_on": day(5), "host": cast.places["CEP"], "by": cast.secretary}
    with pytest.raises(Refused) as refusal:
        meetings.plan(**facts)
    assert refusal.value.basis == Topic.HOST
    assert meetings.plan(**facts, host_note="agreed by telephone").host == cast.places["CEP"]


@pytest.mark.covers("R-176")
def test_with_one_chair_no_rotation_is_asked(cast, signed_in):
    single = terms.copy_to_draft(cast.terms, code="SINGLE", by=cast.secretary)
    single.chair_pool.exclude(institution=cast.places["STATE_SERVICE"]).delete()
    terms.change_draft(single, chair_model="single", by=cast.secretary)
    type(cast.lead_term).objects.all().delete()
    terms.apply_provisionally(single, starts_on=day(), by=cast.secretary)
    client = signed_in(cast.secretary)
    assert "rotation" not in client.get("/meetings/plan/").content.decode().lower()
    data = {
        "kind": "regular",
        "held_on": day(9).isoformat(),
        "time_zone": "Asia/Dushanbe",
        "access": "members",
    }
    client.post("/meetings/plan/", data)
    assert Meeting.objects.get().host == cast.places["STATE_SERVICE"]
    assert "Generate the rotation" not in client.get("/members/chairs/").content.decode()


def test_the_number_is_asked_while_an_earlier_one_is_unknown(cast):
    assert meetings.next_sequence() == 1
    held(cast, sequence=4)
    assert meetings.next_sequence() == 5
    Meeting.objects.update(sequence=None)
    assert meetings.next_sequence() is None


def test_a_meeting_is_not_held_before_its_day(cast):
    meeting = planned(cast, 3)
    with pytest.raises(Refused, match="still to come"):
        meetings.mark_held(meeting, by=cast.secretary)


@pytest.mark.parametrize("who", ["leading", "member", "observer", "administrator", "stranger"])
def test_only_the_secretariat_marks_a_meeting_as_held(cast, who):
    meeting = planned(cast, -1)
    with pytest.raises(Refused):
        meetings.mark_held(meeting, by=getattr(cast, who))
    meeting.refresh_from_db()
    assert meeting.status == "planned"


def test_a_new_day_is_told_to_those_who_have_the_agenda(cast):
    meeting = planned(cast, 10)
    meetings.change(meeting, held_on=day(12), by=cast.secretary)
    assert not Notification.objects.filter(code="meetings.moved").exists()
    agendas.send(meeting, is_final=True, by=cast.secretary)
    meetings.change(meeting, held_on=day(15), by=cast.secretary)
    told = set(Notification.objects.filter(code="meetings.moved").values_list("to_email", flat=True))
    assert {"member@example.org", "leading@example.org", "focal@example.org"} <= told


def test_preparation_is_counted_back_and_moves_with_the_day(cast):
    meeting = planned(cast, 40)
    first = meeting.preparation_tasks.first()
    assert first.due_on == day(10)
    meetings.change(meeting, held_on=day(45), by=cast.secretary)
    first.refresh_from_db()
    assert first.due_on == day(15)


@pytest.mark.covers("R-090")
def test_a_member_sees_the_final_agenda_and_the_one_before_stays_in_history(cast, signed_in):
    meeting = planned(cast)
    item = meeting.items.get()
    agendas.send(meeting, is_final=False, by=cast.secretary)
    agendas.change_item(item, title_en="Safety of the dam after the flood", by=cast.secretary)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    agendas.change_item(item, title_en="A draft nobody has seen", by=cast.secretary)
    client = signed_in(cast.member)
    page = client.get(f"/meetings/{meeting.pk}/agenda/").content.decode()
    assert "Version 2 was sent" in page
    assert "Safety of the dam after the flood" in page
    assert "A draft nobody has seen" not in page
    first = client.get(f"/meetings/{meeting.pk}/agenda/?version=1").content.decode()
    assert "Version 1 was sent" in first
    assert "after the flood" not in first


def test_an_item_moves_up_and_down_and_comes_back(cast):
    meeting = planned(cast)
    second = agendas.add_item(meeting, title_en="Second", agenda_class="other", by=cast.secretary)
    agendas.move_item(second, up=True, by=cast.secretary)
    assert [str(item) for item in agendas.items_of(meeting)] == ["Second", "Safety of the dam"]
    agendas.remove_item(second, by=cast.secretary)
    assert agendas.items_of(meeting).count() == 1
    agendas.restore_item(second, by=cast.secretary)
    assert agendas.items_of(meeting).count() == 2


def test_the_usual_agenda_fills_only_an_empty_one(cast):
    meeting = planned(cast)
    with pytest.raises(Refused, match="has items already"):
        agendas.add_usual_agenda(meeting, by=cast.secretary)
    agendas.remove_item(meeting.items.get(), by=cast.secretary)
    agendas.add_usual_agenda(meeting, by=cast.secretary)
    assert agendas.items_of(meeting).count() == 8


def test_predicate_and_queryset_agree_on_meetings(cast):
    open_one, restricted = planned(cast), planned(cast, 20, sequence=9, access="restricted")
    seen = {}
    for name, user in people(cast).items():
        for meeting in (open_one, restricted):
            sees = visible_meetings(user).filter(pk=meeting.pk).exists()
            assert sees == user.has_perm("meetings.view_meeting", meeting), name
        seen[name] = visible_meetings(user).count()
    assert seen == {
        "administrator": 1, "secretary": 2, "leading": 2, "incoming": 1, "focal": 1, "member": 1, "operator": 1,
        "observer": 1, "stranger": 0,
    }  # fmt: skip


def test_a_restricted_meeting_is_announced_to_nobody_but_its_chair(cast):
    meeting = planned(cast, access="restricted")
    agendas.send(meeting, is_final=True, by=cast.secretary)
    assert set(Notification.objects.values_list("to_email", flat=True)) == {"leading@example.org"}


def test_the_list_of_meetings_asks_a_constant_number_of_queries(cast, signed_in):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(cast.member)
    counts = []
    for number in (1, 30):
        for _ in range(number):
            Meeting.objects.create(held_on=day(-3), host=cast.places["MINT"], kind="regular")
        client.get("/meetings/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/meetings/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_list_of_meetings_shows_which_year_was_asked_for(cast, signed_in):
    year = planned(cast).held_on.year
    page = signed_in(cast.member).get(f"/meetings/?year={year}").content.decode()
    assert f'<option value="{year}" selected>{year}</option>' in page


def test_a_paper_is_taken_off_unless_it_was_sent_with_the_agenda(cast, signed_in):
    meeting = planned(cast)
    first = agendas.attach_paper(
        meeting.items.first(), SimpleUploadedFile("report.pdf", b"%PDF-1.4\n"), by=cast.secretary
    )
    client = signed_in(cast.secretary)
    client.post(f"/meetings/papers/{first.pk}/take-off/")
    assert "report.pdf" not in client.get(f"/meetings/{meeting.pk}/agenda/").content.decode()
    second = agendas.attach_paper(
        meeting.items.first(), SimpleUploadedFile("final.pdf", b"%PDF-1.4\n"), by=cast.secretary
    )
    agendas.send(meeting, is_final=True, by=cast.secretary)
    page = client.post(f"/meetings/papers/{second.pk}/take-off/", follow=True).content.decode()
    assert "stays on record" in page
    assert "final.pdf" in page


def test_a_held_meeting_gets_its_number_until_the_minutes_are_sent(cast, signed_in):
    meeting = held(cast, sequence=None)
    draft = scenes.minutes(cast, meeting=meeting)
    client = signed_in(cast.secretary)
    page = client.get(f"/meetings/{meeting.pk}/minutes/").content.decode()
    assert "Give the meeting its number" in page
    meetings.change(meeting, sequence=9, by=cast.secretary)
    approvals.send_for_approval(draft, by=cast.secretary)
    assert draft.lines.get().number.startswith("9/")
    with pytest.raises(Refused, match="sent for approval"):
        meetings.change(meeting, sequence=10, by=cast.secretary)


def test_the_agenda_letter_says_when_where_and_what(cast):
    meeting = planned(cast, starts_at=datetime.time(10, 0), place_en="Dushanbe")
    agendas.send(meeting, is_final=True, by=cast.secretary)
    for letter in Notification.objects.filter(code="meetings.agenda"):
        assert "Dushanbe" in letter.text
        assert "10:00" in letter.text
        assert "1. Safety of the dam" in letter.text


def test_what_was_done_by_itself_is_ticked_off(cast):
    meeting = planned(cast, 0)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    assert set(meeting.preparation_tasks.filter(done_at__isnull=False).values_list("code", flat=True)) == {
        "items",
        "agenda",
    }
    meetings.mark_held(meeting, by=cast.secretary)
    assert {task.code for task in preparation.open_tasks()} == {"minutes"}


def test_the_button_beside_what_is_done_says_what_it_does(cast, signed_in):
    meeting = planned(cast)
    client = signed_in(cast.secretary)
    task = meeting.preparation_tasks.first()
    words = ["Take the tick back", "Not done"]
    for shown in ([False, False], [True, False]):
        page = client.get(meeting.get_absolute_url()).content.decode()
        assert [word in page for word in words] == shown
        preparation.tick(task, by=cast.secretary)


def test_an_old_meeting_with_a_scan_claims_no_agenda(cast):
    old = meetings.enter_old(
        held_on=day(-900), scan=SimpleUploadedFile("m.pdf", b"%PDF-1.4\n"), by=cast.secretary
    )
    assert [step.label for step in steps_of(old)] == ["Planned", "Held", "Minutes on record as a scan"]
