"""Codes of nominations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestStatus(models.TextChoices):
    """Where a request for a nomination stands."""

    OPEN = "open", _("Waiting for the institution")
    ANSWERED = "answered", _("Answered")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class NominationStatus(models.TextChoices):
    """Where a nomination stands."""

    DRAFT = "draft", _("Being prepared")
    SUBMITTED = "submitted", _("Submitted")
    HELD = "held", _("Held for a decision on the list of institutions")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted by the secretariat")
    WITHDRAWN = "withdrawn", _("Withdrawn")


TO_BE_HANDED_IN = (NominationStatus.DRAFT, NominationStatus.RETURNED)
UNDECIDED = (NominationStatus.SUBMITTED, NominationStatus.HELD)
UNDER_WAY = (*TO_BE_HANDED_IN, *UNDECIDED)


class NominationReason(models.TextChoices):
    """Why an institution nominates."""

    FIRST = "first", _("First nomination")
    RENEWAL = "renewal", _("Another term of the same person")
    REPLACEMENT = "replacement", _("Another person takes the seat")
