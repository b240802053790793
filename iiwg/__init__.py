"""The secretariat of an Inter-Institutional Working Group: ground floor and roof of the house."""

from iiwg.celery import app as celery_app

__all__ = ["celery_app"]
