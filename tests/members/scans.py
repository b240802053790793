"""Scans of letters and acts as a browser sends them, and what of them lies on the disk."""

from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from iiwg.documents.models import DocumentVersion


def scan(name: str = "letter.pdf") -> SimpleUploadedFile:
    """A scan that was just sent."""
    return SimpleUploadedFile(name, b"%PDF-1.4\n%%EOF\n")


def nothing_is_kept() -> bool:
    """Whether no file was kept: neither a row nor a file on the disk."""
    on_disk = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return not on_disk and not DocumentVersion.objects.exists()
