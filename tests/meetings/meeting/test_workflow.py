"""Who does what with a meeting, its agenda, its participants and its minutes, whichever way the service is called."""

import pytest

from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.workflow.tables import NotAllowed, Refused
from meetings.agenda import services as agendas
from meetings.attendance import services as attendance
from meetings.meeting.services import meetings, preparation
from meetings.minutes.services import lines
from tests import scenes
from tests.cast import people
from tests.replay import replayed
from tests.scenes import day

pytestmark = pytest.mark.django_db
OF_A_MEETING = {
    "plan": lambda m, by: meetings.plan(held_on=day(30), by=by),
    "enter": lambda m, by: meetings.enter_old(held_on=day(-900), by=by),
    "change": lambda m, by: meetings.change(m, note="Changed", by=by),
    "move": lambda m, by: meetings.change(m, held_on=day(-4), by=by),
    "tick": lambda m, by: preparation.tick(m.preparation_tasks.first(), by=by),
    "add an item": lambda m, by: agendas.add_item(m, title_en="More", agenda_class="other", by=by),
    "change an item": lambda m, by: agendas.change_item(m.items.first(), title_en="Other", by=by),
    "move an item": lambda m, by: agendas.move_item(m.items.first(), up=True, by=by),
    "take an item off": lambda m, by: agendas.remove_item(m.items.first(), by=by),
    "put an item back": lambda m, by: agendas.restore_item(m.items.first(), by=by),
    "usual agenda": lambda m, by: agendas.add_usual_agenda(m, by=by),
    "members": lambda m, by: attendance.register_members(m, by=by),
    "participant": lambda m, by: attendance.add(m, name="Guest", by=by),
    "mark": lambda m, by: attendance.mark(m, {}, by=by),
    "correct a participant": lambda m, by: attendance.change(m.attendance.first(), name="Other", by=by),
    "take off the list": lambda m, by: attendance.remove(m.attendance.first(), by=by),
    "begin minutes": lambda m, by: lines.start(m, language="en", by=by),
}
OF_MINUTES = {
    "number": lambda d, by: lines.set_number(d, "17", by=by),
    "add": lambda d, by: lines.add_line(d, d.meeting.items.first(), kind="note", by=by),
    "save": lambda d, by: lines.save_line(d.lines.first(), base_version=2, text="Other", by=by),
    "move": lambda d, by: lines.move_line(d.lines.last(), up=True, by=by),
    "take out": lambda d, by: lines.remove_line(d.lines.first(), by=by),
    "put back": lambda d, by: lines.restore_line(d.lines.first(), by=by),
}


def sent(cast):
    """Minutes that were sent to the co-chair."""
    return replayed("sent minutes", lambda: scenes.sent(cast))


def others(cast):
    """Everybody but the secretariat, and the system by itself."""
    return [who for name, who in people(cast).items() if name != "secretary"] + [SYSTEM]


def refused_to_others(cast, obj, act):
    """Whether an act is refused to everybody but the secretariat and leaves nothing."""
    before = AuditEvent.objects.count()
    for who in others(cast):
        with pytest.raises(NotAllowed):
            act(obj, who)
    return AuditEvent.objects.count() == before


@pytest.mark.parametrize("name", [name for name in OF_A_MEETING if name != "enter"])
def test_only_the_secretariat_changes_a_meeting(cast, name):
    assert refused_to_others(cast, scenes.held(cast), OF_A_MEETING[name])


def test_a_meeting_of_the_past_is_entered_by_the_secretariat_and_by_a_preset(cast):
    for who in others(cast)[:-1]:
        with pytest.raises(NotAllowed):
            OF_A_MEETING["enter"](None, who)
    assert OF_A_MEETING["enter"](None, SYSTEM).created_by is None


@pytest.mark.parametrize("name", OF_MINUTES)
def test_only_the_secretariat_writes_minutes(cast, name):
    draft = scenes.minutes(cast, texts=(("decided", "One"), ("decided", "Two")))
    assert refused_to_others(cast, draft, OF_MINUTES[name])


@pytest.mark.parametrize("name", [name for name in OF_A_MEETING if name not in ("plan", "enter", "tick")])
def test_what_is_recorded_of_a_meeting_stays_once_its_minutes_were_sent(cast, name):
    meeting = sent(cast).meeting
    with pytest.raises(Refused):
        OF_A_MEETING[name](meeting, cast.secretary)


@pytest.mark.parametrize("name", OF_MINUTES)
def test_the_text_that_was_sent_is_fixed(cast, name):
    with pytest.raises(Refused, match="text is fixed"):
        OF_MINUTES[name](sent(cast), cast.secretary)


def test_a_meeting_is_not_cancelled_without_a_reason(cast, signed_in):
    meeting = scenes.planned(cast)
    page = signed_in(cast.secretary).post(f"/meetings/{meeting.pk}/cancel/", {"note": " "})
    assert "This field is required." in page.content.decode()
    with pytest.raises(Refused, match="this step needs a reason"):
        meetings.cancel(meeting, note=" ", by=cast.secretary)
    meeting.refresh_from_db()
    assert meeting.status == "planned"
    signed_in(cast.secretary).post(f"/meetings/{meeting.pk}/cancel/", {"note": "Snow"})
    meeting.refresh_from_db()
    assert (meeting.status, meeting.cancelled_reason) == ("cancelled", "Snow")


def test_a_cancelled_meeting_has_neither_minutes_nor_participants(cast):
    meeting = scenes.planned(cast)
    meetings.cancel(meeting, note="Snow", by=cast.secretary)
    with pytest.raises(Refused, match="has no minutes"):
        lines.start(meeting, language="en", by=cast.secretary)
    with pytest.raises(Refused, match="has no participants"):
        attendance.register_members(meeting, by=cast.secretary)
