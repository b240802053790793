"""Codes of minutes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    NOTE = "note", pgettext_lazy("minutes", "Note")


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
