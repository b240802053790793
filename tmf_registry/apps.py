"""The register room."""

from django.apps import AppConfig


class TmfRegistryConfig(AppConfig):
    """The register of tailings management facilities."""

    name = "tmf_registry"

    def ready(self):
        from tmf_registry import rules  # noqa: F401, PLC0415  the app registry is ready only here
