"""The way to the workers."""

import logging

from celery import current_app
from django.db import transaction

log = logging.getLogger(__name__)


def send_task(name: str, *args) -> None:
    """Hand a task to the broker after the commit; when the broker is away the sweep finds the work again."""
    transaction.on_commit(lambda: _send(name, args))


def _send(name: str, args: tuple) -> None:
    try:
        current_app.send_task(name, args=args, retry=False)
    except Exception:
        log.warning("the broker did not take %s; the sweep will", name, exc_info=True)
