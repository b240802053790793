"""The workflow app: procedures as tables, one engine that moves."""

from django.apps import AppConfig
from django.core.checks import register

from iiwg.workflow.checks import paths_agree


class WorkflowConfig(AppConfig):
    """Holds the registry of procedures and the effects that rooms attach to them."""

    name = "iiwg.workflow"
    label = "workflow"

    def ready(self):
        register(paths_agree)
