"""Jobs that make PDF and DOCX files and clear away half-sent uploads. Thin: an id in, a service call."""

from celery import shared_task

from iiwg.documents import incoming, services


@shared_task
def render(rendition_id: int) -> None:
    """Make one rendition."""
    services.make(rendition_id)


@shared_task
def sweep() -> None:
    """Make whatever a dead worker or broker left undone; clear away what never arrived whole."""
    for rendition_id in services.unfinished():
        services.make(rendition_id)
    incoming.discard_old()
