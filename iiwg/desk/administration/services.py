"""Invite users, name roles, test the mail."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from iiwg.accounts import services as accounts
from iiwg.accounts.models import User
from iiwg.accounts.roles import SECRETARIAT, role
from iiwg.audit.actors import Actor
from iiwg.audit.services import key
from iiwg.notifications.models import Notification
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import post
from iiwg.workflow.doors import changing, creating, leave_no_trace
from iiwg.workflow.tables import Refused
from members.chairs.services.chairs import secretariat_on
from members.institutions.models import Institution
from members.institutions.services import grant_focal_point
from members.terms.enums import Topic


@dataclass(frozen=True)
class Invitation:
    """Who is invited: an address, a name, the language of letters, the roles, and whom this person speaks for."""

    email: str
    name: str
    language: str
    roles: Collection[str] = ()
    institution: Institution | None = None
    focal_point: bool = False


def invite(invitation: Invitation, *, by: Actor) -> User:
    """Invite a user. The role secretariat belongs to the institution the Terms of Reference name (p21).

    The institution is what the administrator confirms: the record of acts keeps it beside the roles.
    """
    institution = invitation.institution
    with creating(User, "accounts.user.invite", by=by):
        _refuse_foreign_secretariat(invitation.roles, institution)
        if invitation.focal_point and institution is None:
            raise Refused(_("Choose the institution this user represents."), field="institution")
        user = accounts.invite(
            email=invitation.email,
            name=invitation.name,
            language=invitation.language,
            roles=invitation.roles,
            by=by,
            **_confirmed(institution),
        )
        if invitation.focal_point and institution is not None:
            grant_focal_point(institution, user, by=by)
    return user


def set_roles(
    user: User, *, roles: Collection[str], by: Actor, institution: Institution | None = None
) -> None:
    """Give a user exactly these roles. institution: where the user works, as far as the records do not tell."""
    with changing(user, "accounts.user.roles", by=by) as row:
        new = set(roles) - row.role_codes
        _refuse_foreign_secretariat(new, institution_of(row) or institution)
        accounts.set_roles(user, roles, by=by, **_confirmed(institution))
        leave_no_trace()  # the accounts recorded it


def institution_name(user: User) -> str:
    """Where a user works and whom the user speaks for, as far as the records tell; of prefetched rows."""
    works_at = institution_of(user)
    grants = user.institutionuserobjectpermission_set.all()
    found = [works_at] if works_at else []
    found += [grant.content_object for grant in grants]
    return "; ".join(dict.fromkeys(institution.name() for institution in found))


def _confirmed(institution: Institution | None) -> dict[str, str]:
    """What the record of acts keeps of where an administrator says that a user works."""
    return {"works_at": key(institution)} if institution else {}


def institution_of(user: User) -> Institution | None:
    """The institution the records know a user to work at today; None where they know nothing."""
    person = getattr(user, "person", None)
    post_today = person.post_on() if person else None
    return post_today.institution if post_today else None


def _refuse_foreign_secretariat(roles: Collection[str], institution: Institution | None) -> None:
    """Refuse the role secretariat to staff of another institution than the secretariat of today's Terms."""
    allowed = secretariat_on()
    if SECRETARIAT in roles and (institution is None or allowed is None or institution.pk != allowed.pk):
        raise Refused(
            _("Only staff of %(institution)s can have the role “%(role)s”.") % words_of_secretariat(),
            basis=Topic.SECRETARIAT,
            field="institution",
        )


def words_of_secretariat() -> dict[str, str]:
    """Which institution the role secretariat belongs to today, and what the role is called."""
    allowed = secretariat_on()
    place = allowed.name() if allowed else _("the institution of the secretariat")
    return {"institution": place, "role": str(role(SECRETARIAT).name)}


def test_mail(*, by: User) -> Notification:
    """A letter to oneself, through the whole outbox."""
    with creating(Notification, "desk.mail.test", by=by):
        words = _("If you read this, letters leave this system.")
        return post(Recipient.of(by), "desk.test", _("Test letter"), words)
