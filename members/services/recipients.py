"""Who gets letters for an institution, and who the secretariat is."""

from iiwg.accounts.models import User
from iiwg.accounts.roles import SECRETARIAT
from iiwg.notifications.notices import Recipient
from members.rules import users_speaking_for

SITE_LANGUAGES = ("tg", "ru", "en")


def of_institution(place) -> list[Recipient]:
    """The contact address of an institution; without one, everybody who speaks for it; the body above it last."""
    language = place.language if place.language in SITE_LANGUAGES else "ru"
    if place.contact_email:
        return [Recipient(place.contact_email, place.name(language), language, key=f"institution:{place.pk}")]
    found = [Recipient.of(user) for user in users_speaking_for(place)]
    parent = place.parent()
    return found or (of_institution(parent) if parent else [])


def home_page_of_secretariat(place) -> Recipient:
    """Where a letter lands that nobody at the institution can get: the home page of the secretariat."""
    return Recipient(name=place.name("en"), language="tg", key=f"unreachable:{place.pk}")


def secretariat() -> list[Recipient]:
    """The accounts of the secretariat."""
    return [Recipient.of(user) for user in User.objects.with_role(SECRETARIAT)]
