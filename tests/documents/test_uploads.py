"""What is uploaded is what its name says, or it is refused with a sentence."""

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.audit.actors import SYSTEM
from iiwg.documents import archives
from iiwg.documents.models import Rendition
from iiwg.documents.services import ask_for_rendition, make, store_file, store_text, unfinished
from iiwg.documents.uploads import check_upload

PDF = b"%PDF-1.4\n%%EOF\n"


def office(part: str) -> bytes:
    """A minimal Office file that holds a part."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(part, "<x/>")
    return target.getvalue()


def bomb() -> bytes:
    """A small workbook that unpacks to more than anybody writes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        with archive.open("xl/sharedStrings.xml", "w") as entry:
            for _megabyte in range(101):
                entry.write(b" " * 1024 * 1024)
    return target.getvalue()


def lying(said: int) -> bytes:
    """A workbook with a part of a megabyte that says it has so many bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 1024 * 1024)
    true, false = (1024 * 1024).to_bytes(4, "little"), said.to_bytes(4, "little")
    return target.getvalue().replace(true, false)


def crowded(parts: int) -> bytes:
    """A document of many parts with nothing in them."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        for number in range(parts):
            archive.writestr(f"word/{number}", "")
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("Мактуб.PDF", PDF),
        ("a.docx", office("word/document.xml")),
        ("a.jpg", b"\xff\xd8\xff\xe0" * 8),
    ],
)
def test_accepted(name, content):
    check_upload(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"", "is empty"),
        ("a.exe", b"MZ", "not accepted here"),
        ("a.pdf", b"MZ not a pdf", "is not what its name says"),
        ("a.docx", office("xl/workbook.xml"), "is not what its name says"),
        ("noextension", PDF, "not accepted here"),
        ("cut.pdf", PDF[:-4], "is not what its name says"),
        ("page.pdf", b"%PDF-<html>", "is not what its name says"),
        ("tail.docx", b"PK\x05\x06" + b"\xff" * 18, "is not what its name says"),
        ("tail.pdf", b"%PDF-1.4\n" + b"PK\x05\x06" + b"\xff" * 18, "is not what its name says"),
        ("bomb.xlsx", bomb, "is not what its name says"),
        ("lying.xlsx", lambda: lying(100), "is not what its name says"),
        ("crowded.docx", lambda: crowded(5_001), "is not what its name says"),
    ],
)
def test_refused_with_a_sentence(name, content, sentence):
    content = content() if callable(content) else content  # what is large is made when it is needed
    with pytest.raises(ValidationError, match=sentence):
        check_upload(SimpleUploadedFile(name, content))


def test_too_large(settings):
    settings.UPLOAD_LIMIT_BYTES = 10
    with pytest.raises(ValidationError, match="too large"):
        check_upload(SimpleUploadedFile("a.pdf", PDF))


def test_a_long_list_of_parts_is_not_even_read(monkeypatch):
    monkeypatch.setattr(archives, "LONGEST_LIST", 2_000)
    with pytest.raises(ValidationError, match="is not what its name says"):
        check_upload(SimpleUploadedFile("a.docx", crowded(99)))
    given = BytesIO(crowded(99))
    monkeypatch.setattr(archives.zipfile, "ZipFile", None)
    assert archives.parts_of(given) == frozenset()


def test_what_unpacks_is_counted_whatever_the_archive_says(settings):
    settings.UPLOAD_LIMIT_BYTES = 1024
    assert archives.parts_of(BytesIO(lying(100))) == frozenset()
    assert archives.parts_of(BytesIO(office("word/document.xml"))) == {"word/document.xml"}


@pytest.mark.django_db
def test_a_kept_file_has_its_digest_and_its_own_name():
    document = store_file(SimpleUploadedFile("Суратҷаласа.pdf", PDF), by=SYSTEM)
    assert document.file_name == "Суратҷаласа.pdf"
    assert document.mime == "application/pdf"
    assert len(document.sha256) == 64
    assert "Сурат" not in document.file.name


@pytest.mark.django_db
def test_the_same_rendition_is_made_once_and_a_dead_worker_is_replaced(settings):
    document = store_text("<p>x</p>", title="t", language="en", by=SYSTEM)
    first = ask_for_rendition(document, format="docx", by=SYSTEM)
    assert ask_for_rendition(document, format="docx", by=SYSTEM) == first
    Rendition.objects.update(state="running")
    assert unfinished() == []
    import datetime

    from django.utils import timezone

    Rendition.objects.update(started_at=timezone.now() - datetime.timedelta(hours=1))
    assert unfinished() == [first.pk]
    make(first.pk)
    first.refresh_from_db()
    assert first.state == "done"
    make(first.pk)
    assert unfinished() == []


@pytest.mark.django_db
def test_a_rendition_that_cannot_be_made_says_why_and_can_be_tried_again(monkeypatch):
    document = store_text("<p>x</p>", title="t", language="en", by=SYSTEM)
    rendition = ask_for_rendition(document, by=SYSTEM)

    def broken(_rendition):
        raise ValueError("no fonts")

    with monkeypatch.context() as patched:
        patched.setattr("iiwg.documents.services.rendering.render", broken)
        for _ in range(3):
            make(rendition.pk)
    rendition.refresh_from_db()
    assert (rendition.state, rendition.error) == ("failed", "no fonts")
    assert ask_for_rendition(document, by=SYSTEM).state == "failed"
    assert ask_for_rendition(document, again=True, by=SYSTEM).state == "queued"
