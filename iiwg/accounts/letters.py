"""How the accounts floor hands its letters up to the outbox, which lives on a higher floor and brings the function."""

from collections.abc import Callable, Collection

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iiwg.accounts.models import User
from iiwg.accounts.roles import ADMINISTRATOR, ROLES, SECRETARIAT
from iiwg.audit.actors import SYSTEM, Actor
from iiwg.workflow.rooms import brought


def send(user: User, code: str, subject: str, text: str, *, path: str = "") -> None:
    """Put a letter to a user into the outbox."""
    for post in brought("letters_to_users"):
        post(user, code, subject, text, path)


def tell_of_roles(user: User, *, before: Collection[str], after: Collection[str], by: Actor) -> None:
    """Administrators, the secretariat and the user learn which roles were given and taken, and by whom.

    Who is only being invited learns it by the invitation.
    """
    given, taken = set(after) - set(before), set(before) - set(after)
    if given | taken:
        subject = gettext_lazy("The roles of %(user)s have changed")
        _tell(user, subject, lambda: [_who_changed(user, by), _role_words(given, taken)])


def tell_of_reopening(user: User, *, by: Actor) -> None:
    """The same readers learn that a closed account is open again, by whom it was opened, and which roles it holds."""
    roles = user.role_codes
    if roles:
        subject = gettext_lazy("The account of %(user)s is open again")
        _tell(
            user,
            subject,
            lambda: [_who_opened(user, by), _("Its roles: %(roles)s") % {"roles": _names(roles)}],
        )


def _tell(user: User, subject: Promise, paragraphs: Callable[[], list[str]]) -> None:
    """A letter about the roles of a user, to each reader in the own language."""
    readers = set(User.objects.active().filter(groups__name__in=(ADMINISTRATOR, SECRETARIAT))) - {user}
    if user.has_usable_password():
        readers.add(user)
    for reader in sorted(readers, key=lambda reader: reader.pk):
        with translation.override(reader.language):
            ask = _("If nobody agreed to this, tell another administrator at once.")
            send(reader, "accounts.roles", subject % {"user": user}, "\n\n".join([*paragraphs(), ask]))


def _who_changed(user: User, by: Actor) -> str:
    if by is SYSTEM:
        return _("A command on the server changed the roles of %(user)s.") % {"user": user}
    return _("%(who)s changed the roles of %(user)s.") % {"who": by, "user": user}


def _who_opened(user: User, by: Actor) -> str:
    return _("%(who)s opened the closed account of %(user)s again.") % {"who": by, "user": user}


def _role_words(given: Collection[str], taken: Collection[str]) -> str:
    lines = ((_("Given: %(roles)s"), given), (_("Taken: %(roles)s"), taken))
    return "\n".join(words % {"roles": _names(codes)} for words, codes in lines if codes)


def _names(codes: Collection[str]) -> str:
    return ", ".join(str(role.name) for role in ROLES if role.code in codes)
