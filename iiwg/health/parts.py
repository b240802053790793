"""The parts that no room owns: database, broker, clock, disk, backup, verification."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from celery import current_app
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from iiwg.health import signs
from iiwg.health.findings import Finding, Level
from iiwg.health.probe import no_answer

ANSWER_SECONDS = 0.9  # of each server; the whole answer of /healthz stays under 2 s
CLOCK_SILENT = timedelta(minutes=5)
BACKUP_OLD = VERIFICATION_OLD = timedelta(hours=36)
DISK_FREE_SHARE, DISK_FREE_BYTES = 0.05, 500 * 1024 * 1024


def database_away() -> str:
    """Why the database does not answer; empty when it does."""
    return no_answer("database", _ask_database, seconds=ANSWER_SECONDS)


def _ask_database() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    finally:
        connection.close()  # of this thread


def broker() -> Iterator[Finding]:
    """Whether what carries the jobs to the worker answers."""
    reason = no_answer("broker", _ask_broker, seconds=ANSWER_SECONDS)
    title = _("Carrier of jobs")
    if reason:
        advice = _("Look whether Redis runs. Jobs are kept in the database and are done when it is back.")
        yield Finding("broker", Level.FAULT, title, reason, advice)
    else:
        yield Finding("broker", Level.WELL, title, _("It answers."))


def _ask_broker() -> None:
    if settings.REDIS_URL:
        with current_app.connection_for_write() as link:
            link.ensure_connection(max_retries=1, timeout=1)
            link.default_channel.client.ping()
        return
    Path(str(settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_in"]), "../health").write_text("ok")


def clock() -> Iterator[Finding]:
    """Whether the clock, the worker and the postman have done anything lately."""
    advice = _("Restart the worker and the clock. Letters, files and reminders wait meanwhile; none is lost.")
    words = _("No job was done for more than five minutes.")
    yield _life(signs.CLOCK, _("Clock and worker"), words, advice)
    advice = _("Restart the postman, the worker of the letters. Letters wait meanwhile; none is lost.")
    words = _("No letter was looked after for more than five minutes.")
    yield _life(signs.POSTMAN, _("Postman"), words, advice)


def _life(sign: str, title: str, words: str, advice: str) -> Finding:
    """Whether a part gave its sign lately; words, advice: for when it did not."""
    if signs.is_silent(sign, CLOCK_SILENT):
        return Finding(sign, Level.FAULT, title, words, advice)
    return Finding(sign, Level.WELL, title, _("At work."))


def disk() -> Iterator[Finding]:
    """Whether the disk that holds the documents has room."""
    title, usage = _("Disk"), shutil.disk_usage(nearest(Path(settings.MEDIA_ROOT)))
    words = _("Free: %(gigabytes)s GB.") % {"gigabytes": f"{usage.free / 1e9:.1f}"}
    if usage.free < min(DISK_FREE_BYTES, usage.total * DISK_FREE_SHARE):
        advice = _(
            "Make room before it is full. Never delete files in the folder of the documents or of the database."
        )
        yield Finding("disk", Level.FAULT, title, words, advice)
    else:
        yield Finding("disk", Level.WELL, title, words)


def nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def backup() -> Iterator[Finding]:
    """When the last backup was made; a computer for trying the system out makes none."""
    title, sign = _("Backup"), signs.last(signs.BACKUP)
    if sign is None and not settings.PRODUCTION:
        advice = _("Make one before anything is entered that must not be lost: docs/operations.md tells how.")
        yield Finding("backup", Level.NOT_YET, title, _("None was made on this computer."), advice)
        return
    advice = _(
        "Look at what the nightly backup wrote in its log; docs/operations.md tells how it is installed."
    )
    if sign is None:
        yield Finding("backup", Level.FAULT, title, _("None was made yet."), advice)
    elif not sign.ok:
        yield Finding(
            "backup", Level.FAULT, title, _("The last one failed: %(why)s") % {"why": sign.note}, advice
        )
    elif settings.PRODUCTION and timezone.now() - sign.at > BACKUP_OLD:
        yield Finding("backup", Level.FAULT, title, _("The last one is older than a day and a half."), advice)
    else:
        made = timezone.localtime(sign.at)
        yield Finding(
            "backup", Level.WELL, title, _("Last made on %(at)s.") % {"at": f"{made:%Y-%m-%d %H:%M}"}
        )


def verification() -> Iterator[Finding]:
    """What the verification of the last night found; a computer for trying the system out may have slept through it."""
    title, sign = _("Verification"), signs.last(signs.VERIFICATION)
    bad = Level.FAULT if settings.PRODUCTION else Level.NOTE
    advice = _(
        "Run manage.py verify: it names everything that is wrong. docs/operations.md tells what to do then."
    )
    if sign is not None and not sign.ok:
        yield Finding("verification", bad, title, sign.note, advice)
    elif settings.PRODUCTION and signs.is_silent(signs.VERIFICATION, VERIFICATION_OLD):
        words = _("None was made for more than a day and a half.")
        yield Finding("verification", bad, title, words, advice)
    elif sign is None:
        advice = _("It runs by itself in the coming night; manage.py verify makes one now.")
        yield Finding("verification", Level.NOT_YET, title, _("None was made yet."), advice)
    else:
        words = _("What is kept is what was kept: last verified on %(at)s.")
        made = timezone.localtime(sign.at)
        yield Finding("verification", Level.WELL, title, words % {"at": f"{made:%Y-%m-%d %H:%M}"})
