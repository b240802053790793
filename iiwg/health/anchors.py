"""Anchors: the newest link of the record of actions, noted outside the database, so that a shortened record is noticed.

They stand in the file `anchors.txt` in the folder of the documents, and so in every backup: the number of the last event
under the link, its digest, and the moment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from iiwg.audit.models import AuditSeal
from iiwg.health.verification import Checked

WRITTEN = re.compile(r"(?P<event>\d+)\s+(?P<digest>[0-9a-f]{64})(\s.*)?")


@dataclass(frozen=True)
class Anchor:
    """One link as it was: the number of the last event under it, and its SHA-256 in hexadecimal digits."""

    event: int
    digest: str


def read(text: str) -> Anchor:
    """The anchor of a line: number, digest, and perhaps more. Raises ValueError when it is none."""
    found = WRITTEN.fullmatch(text.strip())
    if not found:
        raise ValueError(f"no anchor: {text.strip()}")
    return Anchor(int(found["event"]), found["digest"])


def note_newest() -> str:
    """Note the newest link in the file; the line, or nothing when it stands there already or there is none."""
    link = AuditSeal.objects.order_by("-last_event_id").first()
    if link is None or Anchor(link.last_event_id, link.digest) in map(_read_or_none, _lines()):
        return ""
    at = timezone.localtime(link.at).isoformat(timespec="seconds")
    line = f"{link.last_event_id} {link.digest} {at}"
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    return line


def noted() -> Iterator[Checked]:
    """Whether every link that was noted is still there as it was."""
    for number, line in enumerate(_lines(), start=1):
        anchor = _read_or_none(line)
        words = format_lazy(_("Line {number} of anchors.txt is no anchor."), number=number)
        yield compared(anchor) if anchor else Checked("anchors", f"line {number}", words)


def compared(anchor: Anchor) -> Checked:
    """Whether a link that somebody has noted is still there as it was."""
    link = AuditSeal.objects.filter(last_event_id=anchor.event).first()
    if link is None:
        words = _(
            "The seal up to event {event} of the record of actions is gone, and what it covered may be."
        )
    elif link.digest != anchor.digest:
        words = _("The seal up to event {event} of the record of actions is not the one that was noted.")
    else:
        return Checked("anchors", str(anchor.event))
    return Checked("anchors", str(anchor.event), format_lazy(words, event=anchor.event))


def _read_or_none(line: str) -> Anchor | None:
    try:
        return read(line)
    except ValueError:
        return None


def _place() -> Path:
    return Path(settings.MEDIA_ROOT) / "anchors.txt"


def _lines() -> Iterator[str]:
    if _place().exists():
        with _place().open(encoding="utf-8") as file:
            yield from file
