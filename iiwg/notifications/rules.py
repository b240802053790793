"""Who reads the outgoing mail, and what of it."""

from collections.abc import Collection

from django.db.models import QuerySet

from iiwg.audit.actors import Account
from iiwg.notifications.models import Notification, ReminderSent
from iiwg.workflow.keys import closed_to


def visible_letters(user: Account) -> QuerySet[Notification]:
    """The letters a user may see in the outbox: all, for who reads the mail."""
    may = user.has_perm("accounts.read_mail")
    return Notification.objects.all() if may else Notification.objects.none()


def withhold(letters: Collection[Notification], *, reader: Account) -> None:
    """Mark the letters about a record that a reader may not see: what they say is not shown to this one.

    A reminder is about everything it lists.
    """
    about = {letter.pk: {letter.about} for letter in letters}
    reminders = ReminderSent.objects.filter(notification__in=about)
    for letter_id, subject in reminders.values_list("notification", "subject"):
        about[letter_id].add(subject)
    closed = closed_to(reader, set().union(*about.values()))
    for letter in letters:
        letter.is_withheld = not closed.isdisjoint(about[letter.pk])
