"""Jobs of the members room. Thin: a service call."""

from celery import shared_task

from iiwg.audit.actors import SYSTEM
from members.nominations.services import acceptance


@shared_task
def follow_up() -> None:
    """End the terms whose successor has begun; close the accounts of those who left."""
    acceptance.follow_up(by=SYSTEM)
