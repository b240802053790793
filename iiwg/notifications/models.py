"""Letters and notices waiting for delivery, and the memory of which reminder was sent."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from iiwg.database.seals import Seal
from iiwg.notifications.enums import Fault, State
from iiwg.notifications.jobs import LetterJobs
from iiwg.pages.languages import current_language


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
    subjects = models.JSONField(
        default=dict
    )  # the same in each language of the site, for the home page of a user
    text = models.TextField()
    path = models.CharField(max_length=300, blank=True)  # the page it is about, from the site's root
    about = models.CharField(max_length=80, blank=True, db_index=True)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=10, choices=Fault, blank=True)  # of the last attempt
    error = models.CharField(max_length=300, blank=True)  # what the mail server said to it
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)  # when an administrator saw that it was not sent
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LetterJobs.as_manager()
    is_withheld = False  # from the reader of today: see `rules.withhold`

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="notifications_sent_has_time"
            )
        ]

    seals = (
        # a worker that was taken for dead may end its delivery after another one
        Seal(
            "notification_sent_sealed",
            when="OLD.state = 'sent'",
            writable=("sent_at", "error", "fault", "read_at"),
        ),
    )

    @property
    def subject_now(self) -> str:
        """The subject in the language of the reader today; as it was written where it is not known in that one."""
        return self.subjects.get(current_language(), self.subject)

    @property
    def standing(self) -> str:
        """Where it stands, in words; what had no address is on a home page and was never sent."""
        return self.get_state_display() if self.to_email else _("no address on record")

    @property
    def is_in_trouble(self) -> bool:
        """Whether it was given up, or waits after an attempt that failed."""
        return self.state == State.FAILED or (self.state == State.QUEUED and bool(self.fault))

    @property
    def reason(self) -> str:
        """Why it was not sent, in the reader's words, with what the mail server said; empty while nothing went wrong."""
        words = str(Fault(self.fault).label) if self.fault else ""
        return f"{words}: {self.error}" if words and self.error else words

    def __str__(self):
        return _("Letter %(number)d") % {"number": self.pk}  # what it says is not for everybody


class ReminderSent(models.Model):
    """The claim on the rung that one reminder has reached: inserting it is the right to send.

    The rung is told in days after the due date: -14 a fortnight before it, 7 a week after it. A record whose due
    date moved starts at the bottom again.
    """

    rule = models.CharField(max_length=60)
    rung = models.IntegerField()
    subject = models.CharField(max_length=80)
    due_on = models.DateField()
    recipient_key = models.CharField(max_length=200)
    notification = models.ForeignKey(Notification, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject", "due_on", "recipient_key", "rung"],
                name="notifications_reminder_rung_once",
            )
        ]

    def __str__(self):
        return f"{self.rule} {self.rung_in_days} {self.subject}"

    @property
    def rung_in_days(self) -> str:
        """The rung as it is said: "14", "3" and "0" days before, "+7" days overdue."""
        return f"{self.rung:+}" if self.rung > 0 else f"{-self.rung}"
