"""Codes of attendance."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ParticipantRole(models.TextChoices):
    """In which role somebody takes part in a meeting (p20, p24)."""

    MEMBER = "member", _("Member")
    ALTERNATE = "alternate", _("Alternate")
    INVITEE = "invitee", pgettext_lazy("person", "Invited")
    OBSERVER = "observer", _("Observer")
    SECRETARIAT = "secretariat", _("Secretariat")
    EXPERT = "expert", _("Expert")
    INTERPRETER = "interpreter", _("Interpreter")
    MEDIA = "media", _("Media")

    @property
    def heading(self) -> Promise:
        """What a list calls all those of this role."""
        return _HEADINGS[self]


_HEADINGS = {
    ParticipantRole.MEMBER: _("Members"),
    ParticipantRole.ALTERNATE: _("Alternates"),
    ParticipantRole.INVITEE: _("Invited"),
    ParticipantRole.OBSERVER: _("Observers"),
    ParticipantRole.SECRETARIAT: _("Secretariat"),
    ParticipantRole.EXPERT: _("Experts"),
    ParticipantRole.INTERPRETER: _("Interpreters"),
    ParticipantRole.MEDIA: _("Media"),
}


class Presence(models.TextChoices):
    """Whether somebody was there."""

    REGISTERED = "registered", _("Registered")
    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")
    EXCUSED = "excused", _("Absent with a reason")


AWAY = (Presence.ABSENT, Presence.EXCUSED)
