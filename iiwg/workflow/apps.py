"""The workflow app: procedures as tables, one engine that moves."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """Holds the registry of procedures and the effects that rooms attach to them."""

    name = "iiwg.workflow"
    label = "workflow"

    def ready(self):
        from iiwg.workflow import checks  # noqa: F401, PLC0415  it registers itself
