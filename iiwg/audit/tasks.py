"""The job that seals the audit chain."""

from celery import shared_task

from iiwg.audit import services


@shared_task
def seal() -> None:
    """Seal the events since the last link."""
    services.seal_chain()
