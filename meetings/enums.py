"""Codes of the meetings room."""

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


class DatePrecision(models.TextChoices):
    """How exactly the date is known."""

    DAY = "day", _("The day is known")
    MONTH = "month", _("Only the month is known")
    YEAR = "year", _("Only the year is known")


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


class Preparation(models.TextChoices):
    """What is to be done around a meeting."""

    ITEMS = "items", _("Ask institutions for agenda items")
    AGENDA = "agenda", _("Send the agenda to the members")
    PAPERS = "papers", _("Attach the papers")
    PRINT = "print", _("Print the agenda and the sign-in sheet")
    MINUTES = "minutes", _("Send the minutes for approval")


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


class MinutesStatus(models.TextChoices):
    """Where minutes stand."""

    DRAFT = "draft", _("Draft")
    FOR_APPROVAL = "for_approval", _("Waiting for approval")
    RETURNED = "returned", _("Returned with a remark")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")


class LineKind(models.TextChoices):
    """What a line of the minutes records."""

    HEARD = "heard", _("Heard")
    SPOKE = "spoke", _("Spoke")
    DECIDED = "decided", _("Decided")
    RECOMMENDED = "recommended", _("Recommended")
    AGREED = "agreed", _("Agreed")
    ACTION = "action", _("Action item")
    NOTE = "note", _("Note")


class OutcomeKind(models.TextChoices):
    """The three kinds of outcome (p27, p28)."""

    DECISION = "decision", _("Decision")
    RECOMMENDATION = "recommendation", _("Recommendation")
    AGREEMENT = "agreement", _("Agreement")


OUTCOME_OF_LINE = {
    LineKind.DECIDED: OutcomeKind.DECISION,
    LineKind.RECOMMENDED: OutcomeKind.RECOMMENDATION,
    LineKind.AGREED: OutcomeKind.AGREEMENT,
}


class DueKind(models.TextChoices):
    """How a due date is given (practice of work plans in the region)."""

    DAY = "day", _("By a day")
    QUARTER = "quarter", _("In a quarter")
    ONGOING = "ongoing", _("Ongoing")
    MEETING = "meeting", _("Before a meeting")


class ApprovalState(models.TextChoices):
    """What an approver has answered."""

    ASKED = "asked", _("Asked")
    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Returned with a remark")
    CLOSED = "closed", _("No longer needed")
