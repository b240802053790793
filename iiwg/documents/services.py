"""Store a text or a file; ask for a PDF or DOCX of a text and make it."""

import hashlib

from django.core.files.base import ContentFile
from django.utils import timezone

from iiwg.audit.actors import account_of
from iiwg.documents import checks, rendering
from iiwg.documents.enums import Access, Format, RenditionState
from iiwg.documents.models import DocumentVersion, Rendition
from iiwg.documents.quotas import refuse_too_much
from iiwg.documents.uploads import kind_of
from iiwg.jobs.broker import send_task
from iiwg.workflow.doors import if_refused


def store_text(html, *, title, language, by, running_title="", access=Access.MEMBERS) -> DocumentVersion:
    """Seal a text as it is now; the same text with the same title is stored once."""
    digest = hashlib.sha256(html.encode()).hexdigest()
    known = DocumentVersion.objects.filter(
        sha256=digest, title=title, language=language, running_title=running_title, access=access
    ).first()
    return known or DocumentVersion.objects.create(
        title=title,
        running_title=running_title,
        language=language,
        html=html,
        size=len(html.encode()),
        sha256=digest,
        access=access,
        created_by=account_of(by),
    )


def store_file(upload, *, by, title="", access=Access.MEMBERS) -> DocumentVersion:
    """Store an uploaded file that has passed `uploads.check_upload`; its name stays as the sender wrote it.

    It is called inside the verb that needs the file: a refusal leaves neither row nor file. Raises Refused above a quota.
    """
    refuse_too_much(upload.size, by=by)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    document = DocumentVersion.objects.create(
        title=title or upload.name,
        file=upload,
        file_name=upload.name[-255:],
        mime=kind_of(upload).mime,
        size=upload.size,
        sha256=digest.hexdigest(),
        access=access,
        created_by=account_of(by),
    )
    kept = document.file
    if_refused(lambda: kept.storage.delete(str(kept.name)))
    return document


def store_if_given(upload, *, by) -> DocumentVersion | None:
    """Store what a file field that may stay empty brought; None where it is empty."""
    return store_file(upload, by=by) if upload else None


def ask_for_rendition(
    document,
    *,
    format=Format.PDF,  # noqa: A002
    watermark="",
    mark="",
    footnote="",
    front=None,
    again: bool = False,
    by,
) -> Rendition:
    """The rendition of a text, queued if it does not exist yet; `again`: a failed one is tried once more."""
    around = {"watermark": watermark, "mark": mark, "footnote": footnote, "front": front}
    rendition, _created = Rendition.objects.get_or_create(document=document, format=format, **around)
    if again and Rendition.objects.filter(pk=rendition.pk).try_again():
        rendition.refresh_from_db()
    if rendition.state == RenditionState.QUEUED:
        send_task("iiwg.documents.tasks.render", rendition.pk)
    return rendition


def make(rendition_id: int) -> None:
    """Make one rendition, unless another worker makes it. Safe to run twice and after a kill."""
    Rendition.objects.run(rendition_id, _made)


def _made(rendition: Rendition) -> dict:
    rendition.is_approved = not rendition.watermark and checks.is_known(rendition.document)
    content = rendering.render(rendition)
    rendition.file.save(f"{rendition.pk}.{rendition.format}", ContentFile(content), save=False)
    digest = hashlib.sha256(content).hexdigest()
    return {
        "file": rendition.file.name,
        "sha256": digest,
        "is_approved": rendition.is_approved,
        "finished_at": timezone.now(),
    }


def unfinished() -> list[int]:
    """Ids of renditions that wait or whose worker died."""
    return Rendition.objects.unfinished()
