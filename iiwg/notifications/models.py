"""Letters and notices waiting for delivery, and the memory of which reminder was sent."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a letter stands."""

    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


class Notification(models.Model):
    """One letter to one recipient, written in the recipient's language in the transaction that caused it.

    A recipient is a user or an address with a name and a language. With no address it is a notice that only
    shows on the home page (of `to_user`, or of the secretariat when there is no user either).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # the Message-ID of the letter
    code = models.CharField(max_length=80)
    to_email = models.EmailField(blank=True)
    to_name = models.CharField(max_length=200, blank=True)
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="notifications",
    )
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    path = models.CharField(max_length=300, blank=True)  # the page it is about, from the site's root
    about = models.CharField(max_length=80, blank=True, db_index=True)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="notifications_sent_has_time"
            )
        ]

    @property
    def has_failed(self) -> bool:
        """Whether it could not be sent."""
        return self.state == State.FAILED

    def __str__(self):
        return self.subject


class ReminderSent(models.Model):
    """The claim on one step of one reminder: inserting it is the right to send."""

    rule = models.CharField(max_length=60)
    step = models.CharField(max_length=30)
    subject = models.CharField(max_length=80)
    due_on = models.DateField()
    recipient_key = models.CharField(max_length=200)
    notification = models.ForeignKey(Notification, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "step", "subject", "due_on", "recipient_key"],
                name="notifications_reminder_once",
            )
        ]

    def __str__(self):
        return f"{self.rule} {self.step} {self.subject}"
