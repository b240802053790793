"""Codes of the actions room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActionStatus(models.TextChoices):
    """Where an action item stands."""

    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    IN_PROGRESS = "in_progress", _("In progress")
    REPORTED_DONE = "reported_done", _("Reported done")
    CONFIRMED = "confirmed", _("Confirmed done")
    DROPPED = "dropped", _("Dropped")


AT_WORK = (ActionStatus.OPEN, ActionStatus.ACCEPTED, ActionStatus.IN_PROGRESS)
OPEN_STATUSES = (*AT_WORK, ActionStatus.REPORTED_DONE)
CLOSED_STATUSES = (ActionStatus.CONFIRMED, ActionStatus.DROPPED)


class ReportKind(models.TextChoices):
    """What an entry about an action item is."""

    PROGRESS = "progress", _("Progress report")
    DONE = "done", _("Reported done")
    SENT_BACK = "sent_back", _("Sent back")
    CONFIRMED = "confirmed", _("Confirmed done")
    DROPPED = "dropped", _("Dropped")
