"""The minutes as files: one text, one mark or footnote, one file a language and format."""

import datetime

import pytest
import time_machine
from django.core.management import call_command

from iiwg.documents import services
from iiwg.documents.models import DocumentVersion, Rendition
from meetings.agenda import services as agendas
from meetings.attendance import services as attendance
from meetings.attendance.models import Attendance
from meetings.minutes.services import printing
from members.institutions.models import InstitutionName
from members.people.models import Person
from tests import scenes
from tests.documents.reading import words_of_docx, words_of_html
from tests.scenes import pdf_text

pytestmark = pytest.mark.django_db


def download(client, minutes, file_format="docx", language="en") -> bytes:
    """The file a reader gets, made by the worker in between where it is not there yet."""
    address = f"/meetings/{minutes.meeting_id}/minutes/{language}.{file_format}"
    client.get(address)
    for job in services.unfinished():
        services.make(job)
    return b"".join(client.get(address).streaming_content)


HALF_PAST_ONE = datetime.datetime.fromisoformat(
    "2026-03-10T01:30:00+05:00"
)  # in Dushanbe; in UTC still the day before


def test_minutes_approved_at_night_bear_one_day_and_each_file_is_made_once(signed_in, request, tmp_path):
    with time_machine.travel(HALF_PAST_ONE):
        cast = request.getfixturevalue("cast")
        minutes = scenes.approved(cast)
        made = Rendition.objects.count()
        assert made == 6  # three languages, PDF and DOCX
        text = pdf_text(download(signed_in(cast.secretary), minutes, "pdf"))
    assert "Approved 10 March 2026" in text
    assert Rendition.objects.count() == made
    assert len(set(Rendition.objects.filter(document__language="en").values_list("footnote"))) == 1
    target = tmp_path / "minutes.pdf"
    call_command("render", "minutes", "3", language="en", output=str(target), verbosity=0)
    assert "Approved 10 March 2026" in pdf_text(target.read_bytes())


def test_the_page_that_waits_shows_the_way_back_and_then_the_file(cast, signed_in):
    minutes = scenes.minutes(cast)
    client, place = signed_in(cast.secretary), f"/meetings/{minutes.meeting_id}/minutes/"
    page = client.get(f"{place}en.pdf").content.decode()
    assert f'href="{place}"' in page and f'hx-get="{place}en.pdf/state/"' in page
    assert "PDF is being made" in client.get(f"{place}en.pdf/state/").content.decode()
    Rendition.objects.update(state="failed")
    assert "could not be made" in client.get(f"{place}en.pdf").content.decode()
    client.post(f"{place}en.pdf")
    assert Rendition.objects.get().state == "queued"
    for job in services.unfinished():
        services.make(job)
    assert f'href="{place}en.pdf"' in client.get(f"{place}en.pdf/state/").content.decode()
    assert client.get(f"{place}de.pdf").status_code == client.get(f"{place}en.txt").status_code == 404


def test_a_sent_agenda_is_waited_for_in_the_same_way(cast, signed_in):
    meeting = scenes.planned(cast)
    agendas.send(meeting, is_final=True, by=cast.secretary)
    client, place = signed_in(cast.secretary), f"/meetings/{meeting.pk}/agenda/"
    page = client.get(f"{place}1.pdf").content.decode()
    assert f'href="{place}"' in page and f'hx-get="{place}1/state/?language=en"' in page
    for job in services.unfinished():
        services.make(job)
    assert f'href="{place}1.pdf?language=en"' in client.get(f"{place}1/state/").content.decode()
    assert client.get(f"{place}1.pdf")["Content-Type"] == "application/pdf"


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
    front = printing.printed(minutes, "en").front
    printed = words_of_html(front + sealed)
    assert words_of_docx(again) == words_of_docx(first)
    assert words_of_docx(first)[: len(printed)] == printed  # the code to check it by follows
    assert "Guest One" in " ".join(words_of_docx(again))
    assert download(client, minutes, "pdf") == paper
    assert (scenes.digest_of(minutes), DocumentVersion.objects.count()) == (digest, kept)


def test_looking_at_a_failed_file_does_not_start_it_again(cast, signed_in):
    draft = scenes.published(cast)
    Rendition.objects.update(state="failed", error="no fonts")
    client = signed_in(cast.secretary)
    path = f"/meetings/{draft.meeting_id}/minutes/en.pdf"
    for address in (path, f"{path}/state/"):
        assert "could not be made" in client.get(address).content.decode()
    assert not Rendition.objects.exclude(state="failed").exists()
    client.post(path)
    assert Rendition.objects.filter(state="queued").count() == 1
