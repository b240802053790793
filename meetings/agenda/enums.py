"""Codes of agendas."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgendaClass(models.TextChoices):
    """The classes of what the group considers (Terms of Reference p26) and the fixed parts of a meeting."""

    OPENING = "opening", _("Opening and procedure")
    LEGISLATION = "legislation", _("Legislation and policies")
    PRACTICES = "practices", _("Good practices")
    PROJECTS = "projects", _("Results of projects and events")
    LESSONS = "lessons", _("Lessons of accidents and near misses")
    CLIMATE = "climate", _("Climate change and extreme weather")
    ASSESSMENT = "assessment", _("Self-assessments and action plans")
    RESILIENCE = "resilience", _("Resilience of facilities and Natech risks")
    PROGRESS = "progress", _("Progress since the last meeting")
    OTHER = "other", _("Other")
    CLOSING = "closing", _("Next steps and closing")
