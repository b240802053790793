"""Who reads the outgoing mail."""

from django.db.models import QuerySet

from iiwg.audit.actors import Account
from iiwg.notifications.models import Notification


def visible_letters(user: Account) -> QuerySet[Notification]:
    """The letters a user may see in the outbox: all, for who reads the mail."""
    may = user.has_perm("accounts.read_mail")
    return Notification.objects.all() if may else Notification.objects.none()
