"""Invite somebody on record to sign in: an account without a role, and where wanted focal point of an institution."""

from django.utils.translation import gettext as _

from iiwg.accounts import services as accounts
from iiwg.audit.actors import Actor
from iiwg.workflow.doors import changing
from iiwg.workflow.tables import Refused
from members.institutions import services as institutions
from members.institutions.models import Institution
from members.people.models import Person
from members.people.services import people


def invite(
    person: Person, *, email: str, language: str, focal_point_of: Institution | None = None, by: Actor
) -> None:
    """Make an account for a person and send the link that sets a password; what the person may, the records say.

    focal_point_of: the institution that the person speaks for in the site: names its members, reports for it.
    """
    with changing(person, "members.person.invite", by=by) as row:
        if row.user_id:
            raise Refused(_("%(person)s has an account already.") % {"person": row})
        people.add_email(row, email, by=by)
        row.user = accounts.invite_without_role(email=email, name=row.full_name(), language=language, by=by)
        if focal_point_of:
            institutions.grant_focal_point(focal_point_of, row.user, by=by)
