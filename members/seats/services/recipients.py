"""Who gets letters for an institution, and who the secretariat is."""

from collections.abc import Callable, Collection, Iterable

from iiwg.accounts.models import User
from iiwg.notifications.notices import Recipient
from members.institutions.models import Institution
from members.seats.rules import users_nominating_for, users_speaking_for

Accounts = Callable[[Collection[int]], dict[int, list[User]]]


def of_institutions(
    ids: Iterable[int], accounts: Accounts = users_speaking_for
) -> dict[int, list[Recipient]]:
    """The contact address of each institution; without one, everybody who speaks for it; the body above it last.

    The number of queries grows with the floors of a ministry, not with the number of institutions.
    """
    places = Institution.objects.with_names().in_bulk(set(ids))
    speaking = accounts([place.pk for place in places.values() if not place.contact_email])
    found = {
        place.pk: [_office(place)]
        if place.contact_email
        else [Recipient.of(user) for user in speaking[place.pk]]
        for place in places.values()
    }
    above = {
        place.pk: parent.pk for place in places.values() if not found[place.pk] and (parent := place.parent())
    }
    told_above = of_institutions(above.values(), accounts) if above else {}
    return found | {pk: told_above[parent] for pk, parent in above.items()}


def _office(place: Institution) -> Recipient:
    language = place.letter_language
    return Recipient(place.contact_email, place.name(language), language, key=f"institution:{place.pk}")


def of_institution(place: Institution) -> list[Recipient]:
    """Who gets letters for one institution."""
    return of_institutions([place.pk])[place.pk]


def of_nominators(place: Institution) -> list[Recipient]:
    """Who is told of requests and nominations of an institution: those who may open them."""
    return of_institutions([place.pk], users_nominating_for)[place.pk]


def of_institutions_or_desk(
    places: Iterable[Institution], accounts: Accounts = users_speaking_for
) -> dict[int, list[Recipient]]:
    """Who gets letters for each institution; where nobody can be reached, the home page of the secretariat."""
    by_id = {place.pk: place for place in places}
    found = of_institutions(by_id, accounts)
    return {pk: found[pk] or [_nowhere(place)] for pk, place in by_id.items()}


def _nowhere(place: Institution) -> Recipient:
    return Recipient(name=place.name("en"), language="tg", key=f"unreachable:{place.pk}")


def of_nominators_or_desk(places: Iterable[Institution]) -> dict[int, list[Recipient]]:
    """Who is told of requests and nominations of each institution; where nobody can be reached, the same page."""
    return of_institutions_or_desk(places, users_nominating_for)
