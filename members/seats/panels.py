"""What pages show of seats, of who holds them, and of listed bodies that another one has followed."""

import datetime

from django.utils.translation import gettext as _

from iiwg.database.models import today
from members.institutions.models import Institution
from members.institutions.rules import Visitor, is_reader
from members.people.models import Person
from members.people.rules import visible_posts
from members.seats.models import LpiVersion, MembershipTerm
from members.seats.services import alternates, lpi


def overtaken(user: Visitor, day: datetime.date | None = None) -> dict:
    """Listed bodies whose place another one has taken by a day, and where the next list is prepared."""
    return {
        "overtaken": list(lpi.overtaken(day)),
        "day": day,
        "prepared": LpiVersion.objects.prepared().first(),
        "can_change": user.has_perm("members.change_lpi"),
    }


def of_institution(institution: Institution, user: Visitor) -> dict | None:
    """Who sits in the group for an institution, and who works there."""
    if not is_reader(user):
        return None
    memberships = MembershipTerm.objects.filter(seat__unit=institution)
    posts = visible_posts(user).filter(institution=institution)
    return {
        "title": _("Members and posts"),
        "template": "members/seats/panels/institution.html",
        "context": {
            "memberships": memberships.select_related("person", "seat"),
            "posts": posts.select_related("person"),
        },
    }


def of_person(person: Person, user: Visitor) -> dict | None:
    """The membership terms of a person."""
    memberships = MembershipTerm.objects.filter(person=person).select_related("seat__unit")
    rows = list(memberships.prefetch_related("seat__unit__names")) if is_reader(user) else []
    if not rows:
        return None
    return {
        "title": _("Membership"),
        "template": "members/seats/panels/person.html",
        "context": {"memberships": rows, "words": _words_on(person, rows)},
    }


def _words_on(person: Person, memberships: list[MembershipTerm]) -> list[str]:
    """What to know of a person for each seat held today."""
    held = [term for term in memberships if term.holds_on(today()) or term.is_acting_past()]
    sentences = alternates.words([(person, term.seat.unit) for term in held])
    return list(dict.fromkeys(sentences))
