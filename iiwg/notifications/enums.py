"""Where a letter stands, and why it did not go out."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a letter stands."""

    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


class Fault(models.TextChoices):
    """Why the last attempt to send a letter failed; what the mail server said may follow the words."""

    NO_ANSWER = "no_answer", _("The mail server does not answer")
    NOT_SAFE = "not_safe", _("No safe connection to the mail server")
    NOT_LET_IN = "not_let_in", _("The mail server does not let this site in")
    LATER = "later", _("The mail server asks to try later")
    NO_ADDRESS = "no_address", _("The address does not exist")
    SENDER = "sender", _("The mail server does not accept the sender")
    REFUSED = "refused", _("The mail server refuses the letter")
    DIED = "died", _("The process that sent it ended each time")
    UNKNOWN = "unknown", _("It could not be sent")


# Faults of the server, whichever letter it is: while there is one, no other letter goes out either.
OF_THE_SERVER = (Fault.NO_ANSWER, Fault.NOT_SAFE, Fault.NOT_LET_IN)
