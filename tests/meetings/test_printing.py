"""The minutes as files: one text, sealed; a name corrected later changes none of them."""

import pytest

from iiwg.documents import services
from iiwg.documents.models import DocumentVersion, Rendition
from meetings.models import Attendance
from meetings.services import attendance
from members.models import InstitutionName, Person
from tests import scenes
from tests.documents.reading import words_of_docx, words_of_html

pytestmark = pytest.mark.django_db


def download(client, minutes, file_format="docx", language="en") -> bytes:
    """The file a reader gets, made by the worker in between where it is not there yet."""
    address = f"/meetings/{minutes.meeting_id}/minutes/{language}.{file_format}"
    client.get(address)
    for job in services.unfinished():
        services.make(job)
    return b"".join(client.get(address).streaming_content)


def test_a_name_corrected_after_the_approval_changes_neither_files_nor_digest(cast, signed_in, unsealed):
    meeting = scenes.held(cast)
    attendance.add(meeting, name="Guest One", institution_text="Abroad", role="invitee", by=cast.secretary)
    scenes.mark_all(cast, meeting)
    minutes = scenes.approved(cast, meeting=meeting)
    client = signed_in(cast.secretary)
    first, paper = download(client, minutes), download(client, minutes, "pdf")
    digest, kept = scenes.digest_of(minutes), DocumentVersion.objects.count()
    with unsealed():
        Attendance.objects.filter(name="Guest One").update(name="Corrected", institution_text="Corrected")
        Person.objects.update(family_name="Corrected")
        InstitutionName.objects.update(text="Corrected")
    Rendition.objects.filter(format="docx").update(state="queued", file="", attempts=0)
    again = download(client, minutes)
    sealed = minutes.texts.get(language="en").document.html
    assert words_of_docx(again) == words_of_docx(first) == words_of_html(sealed)
    assert "Guest One" in " ".join(words_of_docx(again))
    assert download(client, minutes, "pdf") == paper
    assert (scenes.digest_of(minutes), DocumentVersion.objects.count()) == (digest, kept)
