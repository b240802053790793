"""Jobs of the search. Thin: a call each."""

from celery import shared_task

from iiwg.search import index


@shared_task
def fill() -> None:
    """Put into the index what is not in it: all records after an upgrade that brought the search, later what was loaded."""
    index.fill()


@shared_task
def read_anew() -> None:
    """Compare the index with all records."""
    index.read_anew()
