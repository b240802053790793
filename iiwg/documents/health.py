"""What of documents is not well."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iiwg.documents.enums import RenditionState
from iiwg.documents.models import DocumentVersion, Rendition
from iiwg.health.findings import Finding, Level

WAITING_LONG = timedelta(minutes=30)


def folder() -> Iterator[Finding]:
    """Whether the folder of the documents is there, once anything was kept in it."""
    title, place = _("Folder of documents"), Path(settings.MEDIA_ROOT) / "files"
    if place.is_dir() or not DocumentVersion.objects.exclude(file="").exists():
        yield Finding("documents", Level.WELL, title, _("It is there."))
    else:
        words = _("It is not there: %(folder)s") % {"folder": place}
        advice = _("Mount the disk it is on, or put the backup back. Do not make an empty one in its place.")
        yield Finding("documents", Level.FAULT, title, words, advice)


def renditions() -> Iterator[Finding]:
    """Whether PDF and Word files are made in time."""
    title = _("PDF and Word files")
    late = timezone.now() - WAITING_LONG
    waiting = Rendition.objects.filter(
        state__in=[RenditionState.QUEUED, RenditionState.RUNNING], requested_at__lt=late
    ).count()
    if waiting:
        words = ngettext(
            "%(count)d file has waited for more than half an hour.",
            "%(count)d files have waited for more than half an hour.",
            waiting,
        )
        advice = _("Restart the worker; what waits is made then.")
        yield Finding("renditions", Level.FAULT, title, words % {"count": waiting}, advice)
    else:
        yield Finding("renditions", Level.WELL, title, _("None waits for long."))
