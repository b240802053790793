"""Invite, deactivate and reactivate accounts; give and take roles; write the letter that sets a password."""

from urllib.parse import urlsplit

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from iiwg.accounts import letters
from iiwg.accounts.models import User
from iiwg.accounts.roles import ADMINISTRATOR, ROLES
from iiwg.audit.actors import SYSTEM
from iiwg.audit.models import AuditEvent
from iiwg.audit.services import key, record
from iiwg.workflow.tables import Refused


def was_closed_since(user: User, day) -> bool:
    """Whether an account was closed on a day or later, even if it is open again."""
    return AuditEvent.objects.filter(
        verb="accounts.user.deactivate", subject=key(user), at__date__gte=day
    ).exists()


def create_administrator(
    email: str, *, by=SYSTEM, password: str | None = None, name: str = "", language: str = "tg"
) -> User:
    """The first administrator, made by a command; without a password an invitation goes out."""
    with transaction.atomic():
        user = User.objects.create_user(email, password, name=name, language=language)
        user.groups.add(Group.objects.get(name=ADMINISTRATOR))
        record("accounts.user.invite", user, by=by, roles=[ADMINISTRATOR])
        if not password:
            _send_invitation(user)
    return user


def invite(*, email: str, name: str, language: str, roles=(), by) -> User:
    """Make an account without a password and send the link that sets one."""
    name = " ".join(name.split())
    if User.objects.filter(email_folded=email.strip().casefold()).exists():
        raise Refused(_("An account with this e-mail address exists already."))
    with transaction.atomic():
        user = User.objects.create_user(email, None, name=name, language=language)
        user.groups.set(Group.objects.filter(name__in=roles))
        record("accounts.user.invite", user, by=by, roles=sorted(roles))
        _send_invitation(user)
    return user


def invite_again(user: User, *, by) -> None:
    """Send the link once more to somebody who never set a password."""
    if user.has_usable_password():
        raise Refused(_("This user has set a password already and can recover it on the sign-in page."))
    with transaction.atomic():
        record("accounts.user.invite", user, by=by)
        _send_invitation(user)


def set_roles(user: User, roles, *, by) -> None:
    """Give a user exactly these roles; the last administrator keeps theirs."""
    with transaction.atomic():
        _lock_administrators()
        row = User.objects.get(pk=user.pk)
        if row.has_role(ADMINISTRATOR) and ADMINISTRATOR not in roles:
            _refuse_last_administrator(row)
        row.groups.set(Group.objects.filter(name__in=[r.code for r in ROLES if r.code in roles]))
        user.__dict__.pop("role_codes", None)
        record("accounts.user.roles", user, by=by, roles=sorted(roles))


def deactivate(user: User, *, by) -> None:
    """Close an account; its records stay."""
    with transaction.atomic():
        _lock_administrators()
        row = User.objects.select_for_update().get(pk=user.pk)
        if not row.is_active:
            raise Refused(_("This account is closed already."))
        if row.has_role(ADMINISTRATOR):
            _refuse_last_administrator(row)
        row.is_active, row.deactivated_at = False, timezone.now()
        row.save(update_fields=["is_active", "deactivated_at"])
        record("accounts.user.deactivate", row, by=by)
    user.refresh_from_db()


def reactivate(user: User, *, by) -> None:
    """Open a closed account again."""
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=user.pk)
        if row.is_active:
            raise Refused(_("This account is open already."))
        row.is_active, row.deactivated_at = True, None
        row.save(update_fields=["is_active", "deactivated_at"])
        record("accounts.user.reactivate", row, by=by)
    user.refresh_from_db()


def send_password_letter(user: User, *, path: str, language: str, by) -> None:
    """The answer to “forgotten password”, in the language of the page it was asked on."""
    with transaction.atomic(), translation.override(language):
        record("accounts.user.password_letter", user, by=by)
        letters.send(
            user,
            "accounts.password",
            _("Set a new password"),
            _("Somebody asked for a new password for your account. To set one, open the page below. If it was "
              "not you, do nothing: your password stays as it is."),
            path=urlsplit(path).path,
        )  # fmt: skip


def _send_invitation(user: User) -> None:
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}".split("-", 1)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": key[0], "key": key[1]})
    with translation.override(user.language):
        letters.send(
            user,
            "accounts.invitation",
            _("You are invited to the secretariat of the working group"),
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
