"""Invite, deactivate and reactivate accounts; give and take roles; write the letter that sets a password."""

import datetime
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from iiwg.accounts import factor_keys, letters
from iiwg.accounts.models import User
from iiwg.accounts.roles import ADMINISTRATOR, ROLES, SECRETARIAT
from iiwg.audit.actors import SYSTEM, Actor, account_of
from iiwg.audit.models import AuditEvent
from iiwg.audit.services import key
from iiwg.workflow.doors import changing, creating, leave_no_trace
from iiwg.workflow.tables import NotAllowed, Refused

RECOVERY_HOLDS = datetime.timedelta(days=1)  # from the first word to the second


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
        letters.tell_of_roles(user, before=(), after=[ADMINISTRATOR], by=by)
        if not password:
            _send_invitation(user)
    return user


def invite(
    *, email: str, name: str, language: str, by: Actor, roles: Collection[str] = (), **facts: str
) -> User:
    """Make an account without a password and send the link that sets one; facts: what else the record of acts keeps."""
    with creating(User, "accounts.user.invite", by=by, roles=sorted(roles), **facts) as make:
        user = _invited(make, email, name, language)
        user.groups.set(Group.objects.filter(name__in=roles))
        letters.tell_of_roles(user, before=(), after=roles, by=by)
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


def set_roles(user: User, roles: Collection[str], *, by: Actor, **facts: str) -> None:
    """Give a user exactly these roles; the last administrator keeps theirs, and nobody gives one to themselves.

    facts: what else the record of acts keeps.
    """
    with changing(user, "accounts.user.roles", by=by, roles=sorted(roles), **facts) as row:
        _lock_administrators()
        if not row.role_codes.issuperset(roles):
            _refuse_own_role(row, by=by)
        if row.has_role(ADMINISTRATOR) and ADMINISTRATOR not in roles:
            _refuse_last_administrator(row)
        row.groups.set(Group.objects.filter(name__in=[role.code for role in ROLES if role.code in roles]))
        letters.tell_of_roles(row, before=row.role_codes, after=roles, by=by)
    user.__dict__.pop("role_codes", None)


def deactivate(user: User, *, by: Actor) -> None:
    """Close an account; its records stay."""
    with changing(user, "accounts.user.deactivate", by=by) as row:
        _lock_administrators()
        if row.has_role(ADMINISTRATOR):
            _refuse_last_administrator(row)
        row.is_active, row.deactivated_at = False, timezone.now()


def reactivate(user: User, *, by: Actor) -> None:
    """Open a closed account again, with the roles it had; those who learn of roles learn of it."""
    with changing(user, "accounts.user.reactivate", by=by) as row:
        row.is_active, row.deactivated_at = True, None
        letters.tell_of_reopening(row, by=by)


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


def factors_of(user: User) -> QuerySet[Authenticator]:
    """What an account has beside its password: an app with codes, passkeys, recovery codes."""
    return Authenticator.objects.filter(user=user)


def note_sign_in(user: User, *, by: Actor) -> None:
    """Somebody has signed in."""
    with changing(user, "accounts.user.sign_in", by=by):
        pass


def note_wrong_password(email: str, *, by: Actor) -> None:
    """A wrong password for an account; for an address without one there is nothing to note."""
    _note(email, "accounts.user.wrong_password", by=by)


def note_delay(email: str, *, by: Actor) -> None:
    """So many wrong passwords that the next one was not looked at."""
    _note(email, "accounts.user.delayed", by=by)


def note_wrong_code(user: User, *, by: Actor) -> None:
    """The password was right and the code was wrong."""
    with changing(user, "accounts.user.wrong_code", by=by):
        pass


def _note(email: str, act: str, *, by: Actor) -> None:
    user = User.objects.active().filter(email_folded=email.strip().casefold()).first()
    if user:
        with changing(user, act, by=by):
            pass


def note_factor(user: User, kind: str, *, added: bool, by: Actor) -> None:
    """A second factor was set up or removed by its owner, who gets a letter: it may have been somebody else."""
    act = "accounts.user.add_factor" if added else "accounts.user.remove_factor"
    with changing(user, act, by=by, kind=kind), translation.override(user.language):
        said = (
            _("A second factor was set up for your account, or replaced.")
            if added
            else _("A second factor was removed from your account.")
        )
        words = _("If it was not you, tell the secretariat at once and set a new password.")
        letters.send(
            user, "accounts.factor", _("The second factor of your account has changed"), f"{said} {words}"
        )


def drop_unreadable_factors(user: User, *, by: Actor) -> None:
    """Whoever signed in with a passkey sets up anew what a change of the secret of the site has made useless."""
    with changing(user, "accounts.user.remove_factor", by=by) as row:
        for factor in filter(factor_keys.is_unreadable, factors_of(row)):
            factor.delete()
            note_factor(row, factor.type, added=False, by=by)
        leave_no_trace()  # each has its own


def end_sessions(user: User, keys: Collection[str], *, by: Actor) -> None:
    """Sign an account out where it is signed in under these keys."""
    with changing(user, "accounts.user.end_sessions", by=by) as row:
        if by != row:
            raise NotAllowed(_("Everybody ends their own sessions only."))
        for session in UserSession.objects.filter(user=row, session_key__in=keys):
            session.end()


def ask_recovery(user: User, *, by: Actor) -> None:
    """Say that the second factor of an account is lost; a second person confirms it within a day."""
    with changing(user, "accounts.user.ask_recovery", by=by) as row:
        _refuse_own(row, by=by)
        row.recovery_asked_at, row.recovery_asked_by = timezone.now(), account_of(by)
        _tell_of_recovery(row, _("Somebody said that your second factor is lost. As soon as a second person confirms it, "
                                 "your password alone will do, once. If it is not lost, tell the secretariat at once."))  # fmt: skip


def recover(user: User, *, by: Actor) -> None:
    """Confirm that a second factor is lost: it is removed, its owner is signed out everywhere and sets up a new one."""
    with changing(user, "accounts.user.recover", by=by) as row:
        _refuse_own(row, by=by)
        _refuse_alone(row, by=account_of(by))
        factors_of(row).delete()
        for session in UserSession.objects.filter(user=row):
            session.end()
        row.recovery_asked_at = row.recovery_asked_by = None
        _tell_of_recovery(row, _("Your second factor was removed, as two people said that it is lost. Sign in with your "
                                 "password and set up a new one. If it was not lost, tell the secretariat at once."))  # fmt: skip


def is_recovery_open(user: User) -> bool:
    """Whether somebody has said within a day that the second factor is lost."""
    asked_at = user.recovery_asked_at
    return asked_at is not None and timezone.now() - asked_at < RECOVERY_HOLDS


def _refuse_own_role(user: User, *, by: Actor) -> None:
    if by is not SYSTEM and not by.has_perm("accounts.give_role", user):
        raise NotAllowed(
            _(
                "Nobody gives a role to themselves. Another administrator does; where there is none, invite one first."
            )
        )


def _refuse_own(user: User, *, by: Actor) -> None:
    if by == user:
        raise NotAllowed(_("Others do this for you: an administrator and an account of the secretariat."))


def _refuse_alone(user: User, *, by: User) -> None:
    """Refuse whoever asked, and two who are not an administrator and an account of the secretariat."""
    asked_by = user.recovery_asked_by
    if asked_by is None or not is_recovery_open(user):
        raise Refused(_("Nobody has said within a day that this second factor is lost."))
    pairs = ((asked_by, by), (by, asked_by))
    together = any(one.has_role(ADMINISTRATOR) and other.has_role(SECRETARIAT) for one, other in pairs)
    if asked_by == by or not together:
        raise NotAllowed(_("An administrator and an account of the secretariat do this together."))


def _tell_of_recovery(user: User, text: str) -> None:
    letters.send(user, "accounts.recovery", _("The second factor of your account"), text)


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
