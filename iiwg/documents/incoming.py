"""Files on their way in, piece by piece, so that a cut connection costs one piece and not the whole scan.

The browser speaks tus 1.0.0 (https://tus.io/protocols/resumable-upload, core and creation); `views` answers it.
"""

import uuid
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from iiwg.documents.models import IncomingFile
from iiwg.documents.quotas import refuse_too_much
from iiwg.documents.uploads import check_name_and_size
from iiwg.pages.sanitise import sanitise_text

PIECE_LIMIT = 1024 * 1024  # bytes in one piece
KEPT_DAYS = 7  # long enough for a week without a line; then half a scan is rubbish
AT_MOST = 20  # files on their way from one person; one more takes the place of the oldest


class WrongOffset(Exception):
    """The piece does not continue what has arrived; `incoming.received` says where to go on."""


def begin(name: str, size: int, *, by) -> IncomingFile:
    """Make room for a file of `size` bytes; raises ValidationError or Refused with a sentence when it may not come in."""
    name = " ".join(sanitise_text(name).split())[-255:]
    check_name_and_size(name, size)
    refuse_too_much(size, by=by)
    mine = IncomingFile.objects.filter(owner=by).annotate(half=Q(received__lt=F("size")))
    for old in mine.order_by("half", "-begun_at")[AT_MOST - 1 :]:  # half-sent ones give way first
        _discard(old)
    incoming = IncomingFile.objects.create(owner=by, name=name, size=size)
    path = _path(incoming)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    return incoming


def of(key, *, by) -> IncomingFile | None:
    """The file of this person on its way in; None too where the disk has lost what arrived."""
    incoming = IncomingFile.objects.filter(pk=key, owner=by).first()
    return incoming if incoming and _path(incoming).exists() else None


def is_of(key: str, *, by) -> bool:
    """Whether a key is that of a file this person sends."""
    try:
        return by.is_authenticated and of(uuid.UUID(key), by=by) is not None
    except ValueError:
        return False


def append(key, offset: int, piece: bytes, *, by) -> IncomingFile | None:
    """Write one piece at `offset` bytes; the same piece twice is refused, as is one that leaves a hole."""
    with transaction.atomic():
        incoming = IncomingFile.objects.select_for_update().filter(pk=key, owner=by).first()
        if incoming is None or not _path(incoming).exists():
            return None
        if offset != incoming.received or offset + len(piece) > incoming.size:
            raise WrongOffset(incoming.received)
        with _path(incoming).open("r+b") as file:
            file.seek(offset)
            file.write(piece)
            file.truncate()
        incoming.received += len(piece)
        incoming.save(update_fields=["received"])
    return incoming


def whole(key: str) -> UploadedFile | None:
    """The file once all of it has arrived, as a form takes it. `middleware` has asked whose it is."""
    try:
        incoming = IncomingFile.objects.filter(pk=uuid.UUID(key)).first()
    except ValueError:
        return None
    if incoming is None or incoming.received != incoming.size or not _path(incoming).exists():
        return None
    return UploadedFile(_path(incoming).open("rb"), name=incoming.name, size=incoming.size)


def discard_old() -> None:
    """Remove what was begun long ago; what a record needs has been kept under its own name by then."""
    for old in IncomingFile.objects.filter(begun_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)):
        _discard(old)


def _discard(incoming) -> None:
    _path(incoming).unlink(missing_ok=True)
    incoming.delete()


def _path(incoming) -> Path:
    return Path(settings.MEDIA_ROOT) / "incoming" / incoming.pk.hex
