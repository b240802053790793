"""Files going out and coming in. The room that owns a file decides who may have it and calls `send`."""

import base64

from allauth.core.internal import ratelimit
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from iiwg.documents import checks, incoming
from iiwg.documents.enums import RenditionState
from iiwg.documents.uploads import MIMES
from iiwg.pages import query_params
from iiwg.workflow.tables import Refused


def send(document) -> FileResponse:
    """An uploaded file, as an attachment under the name it was sent with."""
    return _attachment(document.file, document.file_name, document.mime)


def send_rendition(rendition, name: str) -> FileResponse:
    """A PDF or DOCX under a readable name."""
    return _attachment(rendition.file, _file_name(name, rendition.format), MIMES[rendition.format])


def file_or_wait(request, ask, *, name: str, state_url: str, back: str) -> HttpResponseBase:
    """The file under a readable name once it is made; until then a page that waits for it.

    `ask(again=…)` gives the rendition, and asks for it where there is none yet. A POST tries a failed one again.
    state_url: the address of `state_of_file`; back: where the reader came from.
    """
    rendition = ask(again=request.method == "POST")
    if rendition.state == RenditionState.DONE:
        return send_rendition(rendition, name)
    context = _progress(rendition, state_url, request.path) | {"back": back}
    return render(request, "documents/waiting.html", context)


def state_of_file(request, ask, *, file_url: str) -> HttpResponse:
    """How far the job is, for the page that waits; file_url: the address of `file_or_wait`."""
    rendition = ask(again=False)
    return render(request, "components/progress.html", _progress(rendition, request.path, file_url))


def _progress(rendition, state_url: str, file_url: str) -> dict:
    return {
        "rendition": rendition,
        "label": rendition.format.upper(),
        "status_url": state_url,
        "download_url": file_url,
    }


def _attachment(file, name: str, mime: str) -> FileResponse:
    response = FileResponse(file.open("rb"), as_attachment=True, filename=name, content_type=mime)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _file_name(name: str, kind: str) -> str:
    """A title as a name of a file; a space of any kind is an underline."""
    return f"{get_valid_filename(' '.join(name.split()))}.{kind}"


def answer_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF made while the reader waits: a page or two, never the minutes."""
    return answer_made(content, name, "pdf")


def answer_made(content: bytes, name: str, kind: str) -> HttpResponse:
    """A PDF, DOCX or ZIP made while the reader waits: a page or two, never the minutes."""
    response = HttpResponse(content, content_type=MIMES.get(kind, "application/zip"))
    response["Content-Disposition"] = content_disposition_header(True, _file_name(name, kind))
    return response


@require_safe
def check(request, code=""):
    """Open to everybody: whether a paper is what was approved. Nothing is kept, and the file never leaves its holder."""
    digest, language = query_params.text(request, "sha256").lower(), query_params.language(request)
    asked = code or query_params.text(request, "code")
    context = {"code": asked, "digest": digest, "is_asked": bool(asked or digest)}
    if context["is_asked"]:
        if not ratelimit.consume(request, app="allauth.account", action="check", limit_get=True):
            return render(request, "documents/check.html", {"is_too_often": True}, status=429)
        context["known"] = checks.by_file(digest, language) if digest else checks.by_code(asked, language)
    return render(request, "documents/check.html", context)


@require_POST
def upload_begin(request) -> HttpResponse:
    """Creation of tus: `Upload-Length` (bytes) and `Upload-Metadata` in, the address of the file out."""
    name, size = _metadata(request).get("filename", ""), _number(request, "Upload-Length")
    try:
        found = incoming.begin(name, size, by=request.user)
    except ValidationError as error:
        return _tus(400, error.messages[0])
    except Refused as refusal:
        return _tus(400, str(refusal))
    answer = _tus(201)
    answer["Location"] = reverse("documents:upload-piece", args=[found.pk])
    return answer


@require_http_methods(["HEAD", "PATCH"])
def upload_piece(request, key) -> HttpResponse:
    """HEAD of tus: how much has arrived. PATCH: one more piece, kept as far as it came when the line is cut."""
    try:
        if request.method == "HEAD":
            found, status = incoming.of(key, by=request.user), 200
        else:
            offset = _number(request, "Upload-Offset")
            found, status = incoming.append(key, offset, _piece(request), by=request.user), 204
    except incoming.WrongOffset:
        return _tus(409)
    if found is None:
        raise Http404
    answer = _tus(status)
    answer["Upload-Offset"] = found.received
    answer["Upload-Length"] = found.size
    return answer


def _tus(status: int, text: str = "") -> HttpResponse:
    answer = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    answer["Tus-Resumable"] = "1.0.0"
    answer["Cache-Control"] = "no-store"
    return answer


def _number(request, header: str) -> int:
    value = request.headers.get(header, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else -1


def _metadata(request) -> dict[str, str]:
    """`Upload-Metadata` of tus: pairs of a key and a base64 value, separated by commas."""
    found = {}
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        name, _space, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value).decode()
        except ValueError:  # neither base64 nor UTF-8
            continue
    return found


def _piece(request) -> bytes:
    """The body, or as much of it as arrived before the line was cut; never more than the limit of one piece."""
    parts, size = [], 0
    try:
        while size < incoming.PIECE_LIMIT and (part := request.read(min(65536, incoming.PIECE_LIMIT - size))):
            parts.append(part)
            size += len(part)
    except UnreadablePostError:
        pass
    return b"".join(parts)
