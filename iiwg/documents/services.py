"""Keep a text or a file; ask for a PDF or DOCX of a text and make it."""

import hashlib
import logging
from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from iiwg.audit.actors import account_of
from iiwg.documents import rendering
from iiwg.documents.enums import Access, Format, RenditionState
from iiwg.documents.models import DocumentVersion, Rendition
from iiwg.documents.uploads import kind_of

log = logging.getLogger(__name__)
GIVE_UP_AFTER = 3


def keep_text(html, *, title, language, by, running_title="", access=Access.MEMBERS) -> DocumentVersion:
    """Seal a text as it is now; the same text with the same title is kept once."""
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


def keep_file(upload, *, by, title="", access=Access.MEMBERS) -> DocumentVersion:
    """Keep an uploaded file that has passed `uploads.check_upload`; its name is kept as the sender wrote it."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return DocumentVersion.objects.create(
        title=title or upload.name,
        file=upload,
        file_name=upload.name[-255:],
        mime=kind_of(upload).mime,
        size=upload.size,
        sha256=digest.hexdigest(),
        access=access,
        created_by=account_of(by),
    )


def keep_if_given(upload, *, by) -> DocumentVersion | None:
    """What a file field that may stay empty brought."""
    return keep_file(upload, by=by) if upload else None


def ask_for_rendition(
    document,
    *,
    format=Format.PDF,  # noqa: A002
    watermark="",
    footnote="",
    again: bool = False,
    by,
) -> Rendition:
    """The rendition of a text, queued if it does not exist yet; `again`: a failed one is tried once more."""
    rendition, _created = Rendition.objects.get_or_create(
        document=document, format=format, watermark=watermark, footnote=footnote
    )
    if again and rendition.state == RenditionState.FAILED:
        Rendition.objects.filter(pk=rendition.pk).update(state=RenditionState.QUEUED, attempts=0, error="")
        rendition.refresh_from_db()
    if rendition.state == RenditionState.QUEUED:
        transaction.on_commit(lambda: send_task("iiwg.documents.tasks.render", rendition.pk))
    return rendition


def send_task(name: str, *args) -> None:
    """Hand a task to the broker; when the broker is away the sweep finds the work again."""
    try:
        current_app.send_task(name, args=args, retry=False)
    except Exception:
        log.warning("the broker did not take %s; the sweep will", name, exc_info=True)


def make(rendition_id: int) -> None:
    """Make one rendition: claim it, render, keep the file. Safe to run twice and after a kill."""
    if not _claim(rendition_id):
        return
    rendition = Rendition.objects.select_related("document").get(pk=rendition_id)
    try:
        content = rendering.render(rendition)
    except Exception as error:
        log.exception("rendition %s failed", rendition_id)
        last = rendition.attempts >= GIVE_UP_AFTER
        Rendition.objects.filter(pk=rendition_id, state=RenditionState.RUNNING).update(
            state=RenditionState.FAILED if last else RenditionState.QUEUED, error=str(error)[:500]
        )
        return
    rendition.file.save(f"{rendition.pk}.{rendition.format}", ContentFile(content), save=False)
    Rendition.objects.filter(pk=rendition_id).update(
        state=RenditionState.DONE, file=rendition.file.name, finished_at=timezone.now(), error=""
    )


def _claim(rendition_id: int) -> bool:
    """Whether this worker got the job: nobody works on it, or its worker died."""
    now = timezone.now()
    mine = Rendition.objects.filter(_unfinished(now), pk=rendition_id).update(
        state=RenditionState.RUNNING, started_at=now, attempts=F("attempts") + 1
    )
    return bool(mine)


def _unfinished(now) -> Q:
    died = now - timedelta(seconds=settings.STALE_AFTER_SECONDS)
    return Q(state=RenditionState.QUEUED) | Q(state=RenditionState.RUNNING, started_at__lt=died)


def unfinished() -> list[int]:
    """Ids of renditions that wait or whose worker died."""
    return list(Rendition.objects.filter(_unfinished(timezone.now())).values_list("pk", flat=True))
