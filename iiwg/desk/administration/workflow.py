"""What an administrator may do at the desk."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="desk.mail.test",
        done=_("sent a test letter"),
        permission="accounts.read_mail",
    ),
)
