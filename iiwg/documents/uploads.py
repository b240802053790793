"""What may be uploaded: refused with a sentence when too large, empty, of another kind, or not what its name says."""

from dataclasses import dataclass

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from iiwg.documents.archives import parts_of

MIMES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "jpg": "image/jpeg",
    "png": "image/png",
}
OFFICE_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
KINDS = ("pdf", "docx", "xlsx", "pptx", "jpg", "jpeg", "png")  # what the secretariat accepts, by extension
SCAN_KINDS = ("pdf", "jpg", "jpeg", "png")
PDF_END = b"%%EOF"  # within the last kilobytes of a PDF that is whole


@dataclass(frozen=True)
class Kind:
    """What a file is: extension without dot, MIME type."""

    extension: str
    mime: str


def kind_of(upload) -> Kind:
    """The kind a file's content says it is; ("", "") when unknown."""
    upload.seek(0)
    found = _office_kind(upload) or _magic_kind(upload)
    upload.seek(0)
    return Kind(found, MIMES.get(found, "")) if found in MIMES else Kind("", "")


def check_upload(upload, *, kinds=KINDS) -> None:
    """Raise ValidationError with a sentence unless the file may be kept."""
    check_name_and_size(upload.name, upload.size, kinds=kinds)
    extension = _extension(upload.name)
    if kind_of(upload).extension != extension.replace("jpeg", "jpg"):
        raise ValidationError(
            _("The content of “%(name)s” is not what its name says. Save it again as %(kind)s.")
            % {"name": upload.name, "kind": extension}
        )


def check_name_and_size(name: str, size: int, *, kinds=KINDS) -> None:
    """Raise ValidationError when the name and the size (bytes) alone already say no."""
    if size <= 0:
        raise ValidationError(_("“%(name)s” is empty. Choose another file.") % {"name": name})
    if size > settings.UPLOAD_LIMIT_BYTES:
        raise ValidationError(
            _("“%(name)s” is too large (%(size)s). The limit is %(limit)s.")
            % {
                "name": name,
                "size": filesizeformat(size),
                "limit": filesizeformat(settings.UPLOAD_LIMIT_BYTES),
            }
        )
    if _extension(name) not in kinds:
        raise ValidationError(
            _("“%(name)s” is of a kind that is not accepted here. Accepted: %(kinds)s.")
            % {"name": name, "kinds": ", ".join(kinds)}
        )


def _extension(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def _office_kind(upload) -> str:
    parts = parts_of(upload)
    return next((kind for kind, part in OFFICE_PART.items() if part in parts), "")


def _magic_kind(upload) -> str:
    upload.seek(0)
    guess = filetype.guess(upload.read(4096))
    found = guess.extension if guess else ""
    if found == "pdf":
        upload.seek(max(0, upload.size - 4096))
        return found if PDF_END in upload.read() else ""
    return "" if found in OFFICE_PART else found
