"""Files of meetings: what is refused leaves nothing, and who does not see the meeting does not see them."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.documents.models import DocumentVersion
from meetings.agenda import services as agendas
from meetings.meeting.models import MeetingPaper
from meetings.meeting.services import meetings
from tests import scenes
from tests.scenes import day

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def upload():
    """A file as a form brings it."""
    return SimpleUploadedFile("scan.pdf", PDF)


def kept():
    """How many files are kept: rows, and what lies on the disk."""
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return DocumentVersion.objects.filter(html="").count(), len(files)


def test_a_meeting_of_the_past_that_is_refused_keeps_no_scan(cast, signed_in):
    data = {"kind": "regular", "date_precision": "day", "held_on": day(3).isoformat(), "scan": upload()}
    answer = signed_in(cast.secretary).post("/meetings/old/", data)
    assert "Plan the meeting instead" in answer.content.decode()
    assert kept() == (0, 0)
    data |= {"held_on": day(-900).isoformat(), "scan": upload()}
    signed_in(cast.secretary).post("/meetings/old/", data)
    assert kept() == (1, 1)


def test_a_paper_of_an_agenda_that_is_closed_is_not_kept(cast, signed_in):
    item = scenes.sent(cast).meeting.items.get()
    before = kept()
    answer = signed_in(cast.secretary).post(f"/meetings/items/{item.pk}/paper/", {"file": upload()})
    assert (answer.status_code, kept()) == (422, before)
    assert "agenda can no longer be changed" in answer.content.decode()


def test_a_signed_scan_of_another_text_is_not_kept(cast, signed_in):
    draft = scenes.sent(cast)
    before = kept()
    data = {"digest": "0" * 64, "approval": draft.approvals.get().pk, "scan": upload()}
    path = f"/meetings/{draft.meeting_id}/minutes/approve/paper/"
    answer = signed_in(cast.secretary).post(path, data)
    assert "has changed since" in answer.content.decode()
    assert kept() == before
    signed_in(cast.secretary).post(path, data | {"digest": scenes.digest_of(draft), "scan": upload()})
    draft.refresh_from_db()
    assert (draft.status, kept()) == ("approved", (before[0] + 1, before[1] + 1))


def test_what_belongs_to_a_meeting_is_hidden_with_it(cast, signed_in):
    meeting = scenes.planned(cast, access="restricted")
    paper = meetings.attach(meeting, upload(), by=cast.secretary)
    attached = agendas.attach_paper(meeting.items.get(), upload(), by=cast.secretary)
    task = meeting.preparation_tasks.first()
    read = (
        f"/meetings/{meeting.pk}/file/{paper.pk}/",
        f"/meetings/{meeting.pk}/agenda/papers/{attached.pk}/",
    )
    for path in read:
        assert signed_in(cast.leading).get(path).status_code == 200
        assert signed_in(cast.member).get(path).status_code == 404
    tick, take_off = f"/meetings/tasks/{task.pk}/tick/", f"/meetings/papers/{attached.pk}/take-off/"
    for path in (tick, take_off, f"/meetings/items/{attached.item_id}/up/"):
        assert signed_in(cast.leading).post(path).status_code == 403
        assert signed_in(cast.member).post(path).status_code == 404
    other = scenes.planned(cast, 20, sequence=8)
    assert signed_in(cast.secretary).get(f"/meetings/{other.pk}/file/{paper.pk}/").status_code == 404
    assert MeetingPaper.objects.count() == 1
