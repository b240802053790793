"""Codes of letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterDirection(models.TextChoices):
    """Whether a letter leaves the group or reaches it."""

    OUT = "out", _("Outgoing")
    IN = "in", _("Incoming")


class LetterKind(models.TextChoices):
    """What a letter is about."""

    REQUEST = "request", _("Request for a nomination")
    REMINDER = "reminder", _("Reminder")
    NOMINATION = "nomination", _("Nomination letter")


class LetterStatus(models.TextChoices):
    """Where a letter stands."""

    DRAFT = "draft", _("To be signed and sent")
    SENT = "sent", _("Sent")
    ANSWERED = "answered", _("Answered")
    RECEIVED = "received", _("Received")
