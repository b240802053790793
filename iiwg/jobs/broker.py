"""The way to the workers."""

import logging
import time

from celery import current_app
from django.db import transaction

log = logging.getLogger(__name__)
PAUSE_SECONDS = 30  # a broker that did not answer is left alone so long: the sweeps find what it was not told


class _Broker:
    """Until when the broker is left alone, on the monotonic clock of this process."""

    away_until = 0.0


def send_task(name: str, *args) -> None:
    """Hand a task to the broker after the commit; when the broker is away the sweep finds the work again."""
    transaction.on_commit(lambda: _send(name, args))


def _send(name: str, args: tuple) -> None:
    if time.monotonic() < _Broker.away_until:
        return
    try:
        current_app.send_task(name, args=args, retry=False)
    except Exception as error:
        _Broker.away_until = time.monotonic() + PAUSE_SECONDS
        log.warning("the broker did not take %s, the sweep will: %s", name, error)
