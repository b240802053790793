"""The notifications app: letters through an outbox, reminders each sent once."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Writes letters in the transaction, delivers them after it."""

    name = "iiwg.notifications"
    label = "notifications"

    def ready(self):
        from iiwg.accounts import letters  # noqa: PLC0415  models are ready only here
        from iiwg.notifications.services import post_to_user  # noqa: PLC0415

        letters.use(post_to_user)
