"""The job that seals the audit chain."""

from celery import shared_task

from iiwg.audit import chain


@shared_task
def seal() -> None:
    """Seal the events since the last link, batch by batch; what cannot be sealed now waits for the next run."""
    while chain.seal_chain():
        pass
