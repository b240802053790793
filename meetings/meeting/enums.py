"""Codes of meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    """What kind of meeting it is."""

    INAUGURAL = "inaugural", _("Inaugural meeting")
    REGULAR = "regular", _("Regular meeting")
    INTERIM = "interim", _("Interim working meeting")
    EXTRAORDINARY = "extraordinary", _("Extraordinary meeting")


class MeetingStatus(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", _("Planned")
    CONVENED = "convened", _("Agenda sent")
    HELD = "held", _("Held")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class MeetingFormat(models.TextChoices):
    """How people meet."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class Preparation(models.TextChoices):
    """What is to be done around a meeting."""

    ITEMS = "items", _("Ask institutions for agenda items")
    AGENDA = "agenda", _("Send the agenda to the members")
    PAPERS = "papers", _("Attach the papers")
    PRINT = "print", _("Print the agenda and the sign-in sheet")
    MINUTES = "minutes", _("Send the minutes for approval")
