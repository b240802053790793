"""What may be done to an account."""

from django.utils.translation import gettext_lazy as _

from iiwg.accounts.models import User
from iiwg.audit.actors import Actor
from iiwg.workflow.tables import Act, Refused


def is_open(user: User, *, by: Actor) -> None:
    """Only an open account is closed."""
    if not user.is_active:
        raise Refused(_("This account is closed already."))


def is_closed(user: User, *, by: Actor) -> None:
    """Only a closed account is opened again."""
    if user.is_active:
        raise Refused(_("This account is open already."))


ACTS = (
    Act(
        name="accounts.user.make_administrator",
        done=_("made an administrator"),
        permission="accounts.manage_users",
        by_system=True,
    ),
    Act(
        name="accounts.user.invite",
        done=_("invited the user"),
        permission="accounts.manage_users",
    ),
    Act(
        name="accounts.user.invite_without_role",
        done=_("invited the user"),
        permission="accounts.invite_without_role",
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
        when=(is_open,),
    ),
    Act(
        name="accounts.user.reactivate",
        done=_("reactivated the account"),
        permission="accounts.manage_users",
        when=(is_closed,),
    ),
    Act(
        name="accounts.user.password_letter",
        done=_("asked for a new password"),
        permission="accounts.use",  # for the own account: whoever asks, the letter goes to its owner
    ),
)
