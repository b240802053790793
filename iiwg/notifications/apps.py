"""The notifications app: letters through an outbox, reminders each sent once."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.rooms import RoomConfig


class NotificationsConfig(RoomConfig):
    """Writes letters in the transaction, delivers them after it."""

    name = "iiwg.notifications"
    label = "notifications"
    brings = {
        "letters_to_users": ("services.post_to_user",),
        "health": ("health.waiting", "health.failed"),
    }
    visible = {"Notification": "rules.visible_letters"}
    kinds = {"Notification": _("Letter")}
