"""Codes of the documents app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Access(models.TextChoices):
    """Who may read: everybody, members of the group, or only the secretariat and those concerned."""

    PUBLIC = "public", _("Public")
    MEMBERS = "members", _("Members")
    RESTRICTED = "restricted", _("Restricted")


class Format(models.TextChoices):
    """File formats a text is rendered to."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"


class RenditionState(models.TextChoices):
    """Where a rendering job stands."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Being made")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Failed")
