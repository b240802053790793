"""The jobs that show that clock, worker and postman live."""

import logging
import urllib.request

from celery import shared_task
from django.conf import settings

from iiwg.health import signs

log = logging.getLogger(__name__)
PING_SECONDS = 10


@shared_task
def beat() -> None:
    """Sent by the clock, done by the worker: a sign of both. A watchman outside hears of it and notices silence."""
    signs.give(signs.CLOCK)
    if settings.PING_URL:
        try:
            urllib.request.urlopen(settings.PING_URL, timeout=PING_SECONDS).close()
        except OSError as error:
            log.warning("the watchman at IIWG_PING_URL was not reached: %s", error)


@shared_task
def beat_postman() -> None:
    """Sent by the clock, done by the worker of the letters."""
    signs.give(signs.POSTMAN)
