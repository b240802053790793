"""Jobs of the desk. Thin: a service call."""

from celery import shared_task

from iiwg.desk.administration import nightly


# It may take hours: a broker that waits for its end would hand it out again meanwhile.
@shared_task(acks_late=False)
def verify() -> None:
    """Verify what is kept, and tell the administrators of what is wrong."""
    nightly.verify()
