"""Sending a kept file. The room that owns the file decides who may and calls `send`."""

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename

from iiwg.documents.uploads import MIMES


def send(document) -> FileResponse:
    """An uploaded file, as an attachment under the name it was sent with."""
    return _attachment(document.file, document.file_name, document.mime)


def send_rendition(rendition, name: str) -> FileResponse:
    """A PDF or DOCX under a readable name."""
    return _attachment(
        rendition.file, f"{get_valid_filename(name)}.{rendition.format}", MIMES[rendition.format]
    )


def _attachment(file, name: str, mime: str) -> FileResponse:
    response = FileResponse(file.open("rb"), as_attachment=True, filename=name, content_type=mime)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def answer_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF made while the reader waits: a page or two, never the minutes."""
    return answer_made(content, name, "pdf")


def answer_made(content: bytes, name: str, kind: str) -> HttpResponse:
    """A PDF, DOCX or ZIP made while the reader waits: a page or two, never the minutes."""
    response = HttpResponse(content, content_type=MIMES.get(kind, "application/zip"))
    response["Content-Disposition"] = content_disposition_header(True, f"{get_valid_filename(name)}.{kind}")
    return response
