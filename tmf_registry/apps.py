"""The register room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TmfRegistryConfig(AppConfig):
    """The register of tailings management facilities."""

    name = "tmf_registry"
    verbose_name = _("Register of tailings management facilities")
