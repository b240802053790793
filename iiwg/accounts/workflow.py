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


def has_second_factor(user: User, *, by: Actor) -> None:
    """Only what is there can be lost."""
    if not User.objects.with_second_factor().filter(pk=user.pk).exists():
        raise Refused(_("This account has no second factor."))


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
    Act(name="accounts.user.sign_in", done=_("signed in"), permission="accounts.use"),
    Act(
        name="accounts.user.wrong_password",
        done=_("gave a wrong password"),
        permission="accounts.manage_users",
        by_system=True,
    ),
    Act(
        name="accounts.user.wrong_code",
        done=_("gave a wrong code"),
        permission="accounts.manage_users",
        by_system=True,
    ),
    Act(
        name="accounts.user.delayed",
        done=_("was made to wait after wrong passwords"),
        permission="accounts.manage_users",
        by_system=True,
    ),
    Act(name="accounts.user.add_factor", done=_("set up a second factor"), permission="accounts.use"),
    Act(name="accounts.user.remove_factor", done=_("removed a second factor"), permission="accounts.use"),
    Act(name="accounts.user.end_sessions", done=_("ended own sessions"), permission="accounts.use"),
    Act(
        name="accounts.user.ask_recovery",
        done=_("said that the second factor is lost"),
        permission="accounts.recover",
        who=_("An administrator and an account of the secretariat do this together."),
        when=(is_open, has_second_factor),
    ),
    Act(
        name="accounts.user.recover",
        done=_("confirmed that the second factor is lost: it was removed"),
        permission="accounts.recover",
        who=_("An administrator and an account of the secretariat do this together."),
        when=(is_open, has_second_factor),
    ),
)
