"""Where a meeting and its minutes stand, as one strip on the page of the meeting."""

import pytest

from meetings.agenda import services as agendas
from meetings.meeting.models import Meeting
from meetings.meeting.services import meetings
from meetings.minutes.models import Minutes
from meetings.minutes.services import approvals
from meetings.minutes.services.progress import next_step, steps_of
from tests.scenes import day, digest_of, held, minutes, planned

pytestmark = pytest.mark.django_db
OF_MINUTES = ["Minutes sent for approval", "Minutes approved", "Minutes published"]


def drawn(meeting) -> tuple[list[str], list[str]]:
    """The labels of its steps, and the states."""
    steps = steps_of(Meeting.objects.get(pk=meeting.pk))
    return [step.label for step in steps], [step.state for step in steps]


def test_a_meeting_goes_from_planned_over_its_agenda_to_what_follows(cast):
    meeting = planned(cast)
    labels = ["Planned", "Agenda sent", "Held", *OF_MINUTES]
    assert drawn(meeting) == (labels, ["now"] + ["next"] * 5)
    agendas.send(meeting, is_final=False, by=cast.secretary)
    assert drawn(meeting) == (labels, ["done", "now"] + ["next"] * 4)


def test_a_cancelled_meeting_says_why(cast):
    meeting = planned(cast)
    meetings.cancel(meeting, note="Flood.", by=cast.secretary)
    before, now = steps_of(meeting)
    assert (before.label, before.state) == ("Planned", "done")
    assert (now.label, now.state, now.note) == ("Cancelled", "now", "Flood.")


def test_the_minutes_go_on_where_the_meeting_was_held(cast):
    meeting = held(cast)
    seen = [drawn(meeting)]
    draft = minutes(cast, meeting)
    seen.append(drawn(meeting))
    approvals.send_for_approval(draft, by=cast.secretary)
    seen.append(drawn(meeting))
    approvals.return_with_remark(draft, digest=digest_of(draft), note="Mend it.", by=cast.leading)
    seen.append(drawn(meeting))
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    seen.append(drawn(meeting))
    approvals.publish(draft, by=cast.secretary)
    seen.append(drawn(meeting))
    assert {tuple(labels) for labels, _states in seen} == {("Planned", "Held", *OF_MINUTES)}
    assert [states.count("done") for _labels, states in seen] == [1, 1, 2, 1, 3, 5]
    assert [states.count("now") for _labels, states in seen] == [1, 1, 1, 1, 1, 0]


def test_a_closed_meeting_without_minutes_stands_where_it_was_held(cast):
    old = meetings.enter_old(held_on=day(-900), by=cast.secretary)
    meetings.close(old, by=cast.secretary)
    assert drawn(old) == (["Planned", "Held", *OF_MINUTES], ["done", "now", "next", "next", "next"])


def test_the_next_step_leads_to_the_page_on_which_it_is_done(cast):
    draft = minutes(cast)
    step = next_step(draft.meeting, draft, cast.secretary)
    assert (step.label, step.url) == ("Go on writing", f"/meetings/{draft.meeting_id}/minutes/edit/")
    approvals.send_for_approval(draft, by=cast.secretary)
    approvals.approve(draft, digest=digest_of(draft), by=cast.leading)
    step = next_step(draft.meeting, Minutes.objects.get(), cast.secretary)
    assert (step.label, step.url) == ("Publish the minutes", f"/meetings/minutes/{draft.pk}/publish/")
