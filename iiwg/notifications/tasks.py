"""Jobs of the outbox. Thin: an id in, a service call."""

from celery import shared_task
from django.utils import timezone

from iiwg.notifications import reminders, services


@shared_task
def deliver(letter_id: int) -> None:
    """Send one letter."""
    services.deliver(letter_id)


@shared_task
def sweep() -> None:
    """Send whatever a dead worker, broker or mail server left undone."""
    services.sweep()


@shared_task
def remind() -> None:
    """Send the reminders of today; every run after the first of a day finds nothing to do."""
    reminders.run(timezone.localdate())
