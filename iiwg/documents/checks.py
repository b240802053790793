"""Anybody who holds a paper may ask whether it is what was approved: by its short code, or by the digest of the file."""

import datetime
import re
from dataclasses import dataclass

import qrcode
from django.conf import settings
from django.urls import reverse
from qrcode.image.svg import SvgPathImage

from iiwg.documents.enums import RenditionState
from iiwg.documents.models import DocumentVersion, Rendition
from iiwg.workflow.rooms import brought

DIGEST_LETTERS = 64
LETTERS = 16  # of those of a digest: nobody guesses them, and a person can type them
DIGEST = re.compile(rf"[0-9a-f]{{{DIGEST_LETTERS}}}")


@dataclass(frozen=True)
class Known:
    """All that a stranger is told of an approved paper: its title, the day of its approval, whether it was corrected."""

    title: str
    approved_on: datetime.date
    is_corrected: bool


@dataclass(frozen=True)
class Mark:
    """What is printed on a paper so that it can be checked: the code, the address, and its QR code as a path of SVG."""

    code: str
    address: str
    path: str
    side: int  # of the square it is drawn in


def mark_of(digest: str) -> Mark:
    """The mark of a text with a digest."""
    code = digest[:LETTERS].upper()
    address = settings.BASE_URL + reverse("documents:check", args=[code])
    picture = qrcode.make(address, image_factory=SvgPathImage, border=0)
    return Mark("-".join(re.findall("....", code)), address, picture.path.get("d"), picture.width)


def is_known(document: DocumentVersion) -> bool:
    """Whether a room knows a text as approved, so that a paper of it bears the mark."""
    return _known(DocumentVersion.objects.filter(pk=document.pk), document.language) is not None


def by_code(code: str, language: str) -> Known | None:
    """What is known of the text a code belongs to; None where no approved text has it."""
    letters = re.sub(r"[^0-9a-f]", "", code.lower())
    if not LETTERS <= len(letters) <= DIGEST_LETTERS:
        return None
    return _known(DocumentVersion.objects.filter(sha256__startswith=letters), language)


def by_file(digest: str, language: str) -> Known | None:
    """What is known of a file with a digest: one made of an approved text, or that text itself."""
    if not DIGEST.fullmatch(digest):
        return None
    made = Rendition.objects.filter(sha256=digest, is_approved=True, state=RenditionState.DONE)
    texts = DocumentVersion.objects.filter(sha256=digest) | DocumentVersion.objects.filter(
        pk__in=made.values("document")
    )
    return _known(texts, language)


def _known(documents, language: str) -> Known | None:
    """What the rooms say of the first of these documents that one of them knows as approved."""
    for document in documents.exclude(html=""):
        for ask in brought("checks"):
            if known := ask(document, language):
                return known
    return None
