"""Invite, deactivate and reactivate accounts; give and take roles; write the letter that sets a password."""

import datetime
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from iiwg.accounts import letters
from iiwg.accounts.models import User
from iiwg.accounts.roles import ADMINISTRATOR, ROLES
from iiwg.audit.actors import Actor
from iiwg.audit.models import AuditEvent
from iiwg.audit.services import key
from iiwg.workflow.doors import changing, creating
from iiwg.workflow.tables import Refused


def was_closed_since(user: User, day: datetime.date) -> bool:
    """Whether an account was closed on a day or later, even if it is open again."""
    return AuditEvent.objects.filter(
        verb="accounts.user.deactivate", subject=key(user), at__date__gte=day
    ).exists()


def create_administrator(
    email: str, *, by: Actor, password: str | None = None, name: str = "", language: str = "tg"
) -> User:
    """The first administrator, made by a command; without a password an invitation goes out."""
    with creating(User, "accounts.user.make_administrator", by=by) as make:
        _refuse_known(email)
        user = _account(make, email, password, name=name, language=language)
        user.groups.add(Group.objects.get(name=ADMINISTRATOR))
        if not password:
            _send_invitation(user)
    return user


def invite(*, email: str, name: str, language: str, by: Actor, roles: Collection[str] = ()) -> User:
    """Make an account without a password and send the link that sets one."""
    with creating(User, "accounts.user.invite", by=by, roles=sorted(roles)) as make:
        user = _invited(make, email, name, language)
        user.groups.set(Group.objects.filter(name__in=roles))
    return user


def invite_without_role(*, email: str, name: str, language: str, by: Actor) -> User:
    """Make an account that may nothing by itself: its rights follow from the records of the person."""
    with creating(User, "accounts.user.invite_without_role", by=by) as make:
        return _invited(make, email, name, language)


def _invited(make: Callable[..., User], email: str, name: str, language: str) -> User:
    _refuse_known(email)
    user = _account(make, email, None, name=" ".join(name.split()), language=language)
    _send_invitation(user)
    return user


def _refuse_known(email: str) -> None:
    if User.objects.filter(email_folded=email.strip().casefold()).exists():
        raise Refused(_("An account with this e-mail address exists already."))


def _account(make: Callable[..., User], email: str, password: str | None, **fields: str) -> User:
    """A new account; without a password it waits for its invitation to be answered."""
    address = User.objects.normalize_email(email).strip()
    return make(email=address, password=make_password(password), **fields)


def invite_again(user: User, *, by: Actor) -> None:
    """Send the link once more to somebody who never set a password."""
    with changing(user, "accounts.user.invite", by=by) as row:
        if row.has_usable_password():
            raise Refused(_("This user has set a password already and can recover it on the sign-in page."))
        _send_invitation(row)


def set_roles(user: User, roles: Collection[str], *, by: Actor) -> None:
    """Give a user exactly these roles; the last administrator keeps theirs."""
    with changing(user, "accounts.user.roles", by=by, roles=sorted(roles)) as row:
        _lock_administrators()
        if row.has_role(ADMINISTRATOR) and ADMINISTRATOR not in roles:
            _refuse_last_administrator(row)
        row.groups.set(Group.objects.filter(name__in=[role.code for role in ROLES if role.code in roles]))
    user.__dict__.pop("role_codes", None)


def deactivate(user: User, *, by: Actor) -> None:
    """Close an account; its records stay."""
    with changing(user, "accounts.user.deactivate", by=by) as row:
        _lock_administrators()
        if row.has_role(ADMINISTRATOR):
            _refuse_last_administrator(row)
        row.is_active, row.deactivated_at = False, timezone.now()


def reactivate(user: User, *, by: Actor) -> None:
    """Open a closed account again."""
    with changing(user, "accounts.user.reactivate", by=by) as row:
        row.is_active, row.deactivated_at = True, None


def send_password_letter(user: User, *, path: str, language: str, by: Actor) -> None:
    """The answer to “forgotten password”, in the language of the page it was asked on."""
    with changing(user, "accounts.user.password_letter", by=by), translation.override(language):
        letters.send(
            user,
            "accounts.password",
            _("Set a new password"),
            _("Somebody asked for a new password for your account. To set one, open the page below within an hour. "
              "If it was not you, do nothing: your password stays as it is."),
            path=urlsplit(path).path,
        )  # fmt: skip


def _send_invitation(user: User) -> None:
    number, token = user_pk_to_url_str(user), default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": number, "key": token})
    with translation.override(user.language):
        letters.send(
            user,
            "accounts.invitation",
            _("Your account with the working group"),
            _("An account was made for you. To set your password and sign in, open the page below. The link "
              "holds for seven days; after that, ask for a new one on the sign-in page."),
            path=path,
        )  # fmt: skip


def _lock_administrators() -> None:
    """Those who may take an administrator away do it one after the other: two at once would each count the other."""
    Group.objects.select_for_update().get(name=ADMINISTRATOR)


def _refuse_last_administrator(user: User) -> None:
    if not User.objects.with_role(ADMINISTRATOR).exclude(pk=user.pk).exists():
        raise Refused(_("This is the last administrator. Make somebody else an administrator first."))
