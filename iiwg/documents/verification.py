"""The verification of texts and files: each is what its SHA-256 says."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from iiwg.audit.services import key
from iiwg.documents.models import DocumentVersion
from iiwg.health.verification import Checked

TEXTS_AT_ONCE, FILES_AT_ONCE = 20, 500  # rows read at once: a text is long, the row of a file is short


def texts() -> Iterator[Checked]:
    """Whether every text is the one that was kept."""
    documents = DocumentVersion.objects.exclude(html="").only("html", "sha256").order_by("pk")
    for document in documents.iterator(chunk_size=TEXTS_AT_ONCE):
        if hashlib.sha256(document.html.encode()).hexdigest() == document.sha256:
            yield Checked("texts", key(document))
        else:
            words = _("The text {key} is not the one that was kept: its SHA-256 differs.")
            yield Checked("texts", key(document), format_lazy(words, key=key(document)))


def files() -> Iterator[Checked]:
    """Whether every file is in its folder, and is the one that was kept."""
    documents = DocumentVersion.objects.exclude(file="").only("file", "size", "sha256").order_by("pk")
    for document in documents.iterator(chunk_size=FILES_AT_ONCE):
        words = _what_is_wrong(document)
        sentence = format_lazy(words, key=key(document), file=document.file.name) if words else ""
        yield Checked("files", key(document), sentence)


def _what_is_wrong(document: DocumentVersion) -> Any:
    """What is wrong with a file; nothing when it is the one that was kept."""
    try:
        with open(document.file.path, "rb") as file:
            digest, size = hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
    except FileNotFoundError:
        return _("The file {file} of {key} is not in the folder of the documents.")
    except (OSError, SuspiciousFileOperation):
        return _("The file {file} of {key} cannot be read.")
    if size != document.size:
        return _("The file {file} of {key} has another size than the one that was kept.")
    if digest != document.sha256:
        return _("The file {file} of {key} is not the one that was kept: its SHA-256 differs.")
    return ""
