"""Invite users, name roles, test the mail."""

from django.db import transaction
from django.utils.translation import gettext as _

from iiwg.accounts import services as accounts
from iiwg.accounts.roles import SECRETARIAT
from iiwg.notifications.models import Notification
from iiwg.notifications.notices import Recipient
from iiwg.notifications.services import post
from iiwg.workflow.tables import Refused
from members.chairs.services import chairs as terms
from members.institutions import services as institutions
from members.institutions.models import Institution
from members.terms.enums import Topic


def invite(*, email, name, language, roles, institution: Institution | None, focal_point: bool = False, by):
    """Invite a user. The role secretariat belongs to the institution the Terms of Reference name (p21)."""
    refuse_foreign_secretariat(roles, institution)
    if focal_point and institution is None:
        raise Refused(_("Choose the institution this user represents."))
    with transaction.atomic():
        user = accounts.invite(email=email, name=name, language=language, roles=roles, by=by)
        if focal_point:
            institutions.grant_focal_point(institution, user, by=by)
    return user


def institution_of(user) -> Institution | None:
    """The institution the records know a user to work at today; None where they know nothing."""
    person = getattr(user, "person", None)
    post = person.post_on() if person else None
    return post.institution if post else None


def refuse_foreign_secretariat(roles, institution: Institution | None) -> None:
    """Refuse the role secretariat to staff of another institution than the secretariat of today's Terms."""
    allowed = terms.secretariat_on()
    if SECRETARIAT in roles and (institution is None or allowed is None or institution.pk != allowed.pk):
        raise Refused(
            _("Only staff of %(institution)s can have the role secretariat.")
            % {"institution": allowed.name() if allowed else _("the institution of the secretariat")},
            basis=Topic.SECRETARIAT,
        )


def test_mail(*, by) -> Notification:
    """A letter to oneself, through the whole outbox."""
    subject = _("Test letter")
    return post(Recipient.of(by), "desk.test", subject, _("If you read this, letters leave this system."))
