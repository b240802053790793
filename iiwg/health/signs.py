"""Give a sign of life, and ask how long ago the last one was."""

import time
from datetime import datetime, timedelta

from django.utils import timezone

from iiwg.health.models import Sign

CLOCK, POSTMAN, BACKUP, VERIFICATION = "clock", "postman", "backup", "verification"
AHEAD = timedelta(
    minutes=5
)  # a sign further in the future was given while the clock of the machine was wrong
_STARTED = time.monotonic()


def give(name: str, *, ok: bool = True, note: str = "", at: datetime | None = None) -> None:
    """A part of the system says that its work was done, or what went wrong."""
    Sign.objects.update_or_create(name=name, defaults={"at": at or timezone.now(), "ok": ok, "note": note})


def last(name: str) -> Sign | None:
    """The last sign of a part; None if it never gave one."""
    return Sign.objects.filter(name=name).first()


def is_silent(name: str, longest: timedelta) -> bool:
    """Whether a part has given no sign for longer than it should; a process that has just started waits first."""
    sign = last(name)
    if sign is None:
        return timedelta(seconds=time.monotonic() - _STARTED) > longest
    age = timezone.now() - sign.at
    return age > longest or age < -AHEAD
