"""Documents: a sealed text or file with its SHA-256, and the renditions derived from a text."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from iiwg.database.seals import Seal
from iiwg.documents.enums import Access, Format, RenditionState
from iiwg.jobs.claims import JobQuerySet


def upload_path(instance, filename: str) -> str:
    """Where an uploaded file lies: a name that tells nothing, the extension kept."""
    extension = filename.rsplit(".", 1)[-1].lower() if "." in filename else "bin"
    return f"files/{uuid.uuid4().hex}.{extension}"


class DocumentVersion(models.Model):
    """One text (HTML) or one file, exactly as it was kept; sealed at birth.

    sha256: hex digest of the UTF-8 HTML or of the file's bytes. A PDF made of it is a derivation.
    """

    title = models.CharField(max_length=300)
    running_title = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, blank=True)
    html = models.TextField(blank=True)
    file = models.FileField(upload_to=upload_path, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    mime = models.CharField(max_length=120, blank=True)
    size = models.BigIntegerField(default=0)  # bytes
    sha256 = models.CharField(max_length=64, db_index=True)
    access = models.CharField(max_length=12, choices=Access, default=Access.MEMBERS)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(html="") & ~Q(file="")) | (~Q(html="") & Q(file="")),
                name="documents_text_or_file",
            )
        ]

    seals = (Seal("document_version_sealed", writable=("access",)),)

    def __str__(self):
        return self.title


class IncomingFile(models.Model):
    """A file on its way in, piece by piece; sizes in bytes. Not a record: removed after some days."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-begun_at"]

    def __str__(self):
        return self.name


class RenditionJobs(JobQuerySet):
    """Renditions as jobs: made by a worker, given up after three attempts."""

    waiting, busy = RenditionState.QUEUED, RenditionState.RUNNING
    done, failed = RenditionState.DONE, RenditionState.FAILED
    give_up_after = 3


class Rendition(models.Model):
    """A PDF or DOCX derived from a text; one a text, format and what is laid around it, however often it is asked for.

    front: a text of its own, printed before the sealed one and no part of it: who approved that one, what corrected it.
    """

    document = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="renditions")
    format = models.CharField(max_length=4, choices=Format)
    watermark = models.CharField(max_length=30, blank=True)  # "DRAFT" in the language of the text
    mark = models.CharField(max_length=80, blank=True)  # in the head of each page: which paper it is
    footnote = models.CharField(max_length=300, blank=True)  # digest and date of approval
    front = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=8, choices=RenditionState, default=RenditionState.QUEUED)
    file = models.FileField(upload_to="renditions/", blank=True)
    # Of the file; "" where made before it was kept.
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    is_approved = models.BooleanField(default=False)  # the text was approved when the file was made
    error = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    requested_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = RenditionJobs.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "format", "watermark", "mark", "footnote"],
                condition=Q(front__isnull=True),
                name="documents_rendition_once",
            ),
            models.UniqueConstraint(
                fields=["document", "format", "watermark", "mark", "footnote", "front"],
                condition=Q(front__isnull=False),
                name="documents_rendition_once_with_front",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(file=""), name="documents_rendition_done_has_file"
            ),
        ]

    @property
    def is_done(self) -> bool:
        """Whether the file is there."""
        return self.state == RenditionState.DONE

    @property
    def is_under_way(self) -> bool:
        """Whether it waits for a worker or is being made."""
        return self.state in (RenditionState.QUEUED, RenditionState.RUNNING)

    def __str__(self):
        return f"{self.document} ({self.format})"
