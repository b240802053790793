"""The audit app: who did what, when, on whose behalf."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """An append-only record, chained in batches."""

    name = "iiwg.audit"
    label = "audit"
