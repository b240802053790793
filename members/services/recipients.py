"""Who gets letters for an institution, and who the secretariat is."""

from iiwg.accounts.models import User
from iiwg.accounts.roles import SECRETARIAT
from iiwg.notifications.notices import Recipient
from members.rules import users_nominating_for, users_speaking_for


def of_institution(place, speakers=users_speaking_for) -> list[Recipient]:
    """The contact address of an institution; without one, everybody who speaks for it; the body above it last."""
    if place.contact_email:
        language = place.letter_language
        return [Recipient(place.contact_email, place.name(language), language, key=f"institution:{place.pk}")]
    found = [Recipient.of(user) for user in speakers(place)]
    parent = place.parent()
    return found or (of_institution(parent, speakers) if parent else [])


def of_institution_or_desk(place, speakers=users_speaking_for) -> list[Recipient]:
    """Who gets letters for an institution; where nobody can be reached, the home page of the secretariat."""
    nowhere = Recipient(name=place.name("en"), language="tg", key=f"unreachable:{place.pk}")
    return of_institution(place, speakers) or [nowhere]


def of_nominators(place) -> list[Recipient]:
    """Who is told of requests and nominations of an institution: those who may open them."""
    return of_institution(place, users_nominating_for)


def of_nominators_or_desk(place) -> list[Recipient]:
    """The same; where nobody can be reached, the home page of the secretariat."""
    return of_institution_or_desk(place, users_nominating_for)


def secretariat() -> list[Recipient]:
    """The accounts of the secretariat."""
    return [Recipient.of(user) for user in User.objects.with_role(SECRETARIAT)]
