"""What may be done with a letter in the outbox."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="notifications.notification.try_again",
        done=_("tried again to send a letter"),
        permission="accounts.read_mail",
    ),
    Act(
        name="notifications.notification.seen",
        done=_("saw that a letter was not sent"),
        permission="accounts.read_mail",
    ),
)
