"""How much may be kept: a person's day is full at some point, and so is the disk; what was refused takes no room."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from iiwg.audit.actors import SYSTEM
from iiwg.documents.models import DocumentVersion
from iiwg.documents.quotas import refuse_too_much
from iiwg.documents.services import store_file, store_text
from iiwg.workflow.tables import Refused
from tests.cast import user
from tests.documents.test_uploads import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def sender():
    """Somebody who has sent a file already."""
    one = user("sender@example.org")
    keep(one)
    return one


def keep(by):
    """Keep one small file."""
    return store_file(SimpleUploadedFile("a.pdf", PDF), by=by)


def test_a_person_sends_so_much_in_a_day_and_others_still_may(sender, settings):
    settings.UPLOAD_DAY_BYTES = len(PDF) * 2
    keep(sender)
    with pytest.raises(Refused, match="too much for one day"):
        keep(sender)
    keep(user("other@example.org"))
    keep(SYSTEM)
    assert DocumentVersion.objects.filter(created_by=sender).count() == 2


def test_yesterday_counts_no_more(sender, settings, monkeypatch):
    settings.UPLOAD_DAY_BYTES = len(PDF)
    with pytest.raises(Refused):
        refuse_too_much(1, by=sender)
    later = timezone.now() + timedelta(hours=25)
    monkeypatch.setattr(timezone, "now", lambda: later)
    refuse_too_much(1, by=sender)


def test_all_documents_together_take_so_much(sender, settings):
    settings.UPLOAD_TOTAL_BYTES = len(PDF) * 2
    store_text("<p>A text is no file.</p>" * 9, title="x", language="en", by=sender)
    keep(user("other@example.org"))
    for who in (sender, SYSTEM):
        with pytest.raises(Refused, match="no room for this file"):
            keep(who)


def test_a_file_that_would_be_too_much_is_not_even_begun(sender, signed_in, settings):
    settings.UPLOAD_DAY_BYTES = len(PDF) + 9
    headers = {"Upload-Length": "10", "Upload-Metadata": "filename YS5wZGY="}
    answer = signed_in(sender).post("/uploads/", headers=headers)
    assert answer.status_code == 400
    assert "too much for one day" in answer.content.decode()
    assert signed_in(sender).post("/uploads/", headers=headers | {"Upload-Length": "9"}).status_code == 201
