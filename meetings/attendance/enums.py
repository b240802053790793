"""Codes of attendance."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ParticipantRole(models.TextChoices):
    """In which role somebody takes part in a meeting (p20, p24)."""

    MEMBER = "member", _("Member")
    ALTERNATE = "alternate", _("Alternate")
    INVITEE = "invitee", _("Invited")
    OBSERVER = "observer", _("Observer")
    SECRETARIAT = "secretariat", _("Secretariat")
    EXPERT = "expert", _("Expert")
    INTERPRETER = "interpreter", _("Interpreter")
    MEDIA = "media", _("Media")


class Presence(models.TextChoices):
    """Whether somebody was there."""

    REGISTERED = "registered", _("Registered")
    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")
    EXCUSED = "excused", _("Absent with a reason")


AWAY = (Presence.ABSENT, Presence.EXCUSED)
