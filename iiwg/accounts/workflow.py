"""What may be done."""

from django.utils.translation import gettext_lazy as _

from iiwg.workflow.tables import Act

ACTS = (
    Act(
        name="accounts.user.invite",
        done=_("invited the user"),
        permission="accounts.manage_users",
    ),
    Act(
        name="accounts.user.roles",
        done=_("changed the roles"),
        permission="accounts.manage_users",
    ),
    Act(
        name="accounts.user.deactivate",
        done=_("deactivated the account"),
        permission="accounts.manage_users",
    ),
    Act(
        name="accounts.user.reactivate",
        done=_("reactivated the account"),
        permission="accounts.manage_users",
    ),
    Act(
        name="accounts.user.password_letter",
        done=_("asked for a new password"),
        permission="accounts.manage_users",
    ),
)
