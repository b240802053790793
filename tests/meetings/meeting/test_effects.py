"""The records of a meeting close when its minutes are sent for approval, and open when they are written again."""

import datetime

import pytest

from iiwg.audit.models import AuditEvent
from meetings.agenda import services as agendas
from meetings.meeting.services import preparation
from meetings.minutes.services import approvals
from tests import scenes

pytestmark = pytest.mark.django_db


def test_the_records_of_a_meeting_close_with_its_minutes_and_open_again(cast):
    draft = scenes.sent(cast)
    meeting = draft.meeting
    assert meeting.records_are_closed and not meeting.is_changeable
    assert not preparation.open_tasks().filter(meeting=meeting).exists()
    approvals.take_back(draft, by=cast.secretary)
    assert draft.meeting.is_changeable
    approvals.send_for_approval(draft, by=cast.secretary)
    assert draft.meeting.records_are_closed
    approvals.return_with_remark(draft, digest=scenes.digest_of(draft), note="Again", by=cast.leading)
    assert draft.meeting.is_changeable
    agendas.change_item(meeting.items.get(), title_en="Corrected", by=cast.secretary)
    said = AuditEvent.objects.filter(verb__endswith="_records", subject=f"meetings.meeting:{meeting.pk}")
    assert list(said.order_by("id").values_list("verb", "actor_id", "facts__because")) == [
        ("meetings.meeting.close_records", cast.secretary.pk, "meetings.minutes.send_for_approval"),
        ("meetings.meeting.reopen_records", cast.secretary.pk, "meetings.minutes.take_back"),
        ("meetings.meeting.close_records", cast.secretary.pk, "meetings.minutes.send_for_approval"),
        ("meetings.meeting.reopen_records", cast.leading.pk, "meetings.minutes.return_with_remark"),
    ]


def test_meetings_of_before_close_since_their_minutes_were_sent(migrated):
    before = migrated([("meetings", "0004_preparation")])
    sent_at = datetime.datetime(2026, 5, 4, 9, tzinfo=datetime.UTC)
    meetings = before.get_model("meetings", "Meeting").objects
    for status, moment in (("for_approval", sent_at), ("draft", None), ("returned", sent_at)):
        meeting = meetings.create(held_on=sent_at.date(), title=status)
        before.get_model("meetings", "Minutes").objects.create(
            meeting=meeting, status=status, language="en", sent_at=moment
        )
    now = migrated([("meetings", "0005_records_closed")]).get_model("meetings", "Meeting").objects
    closed = dict(now.values_list("title", "records_closed_at"))
    assert closed == {"for_approval": sent_at, "draft": None, "returned": None}
