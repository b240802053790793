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
    institutions = Institution.objects.with_names().in_bulk(set(ids))
    speaking = accounts(
        [institution.pk for institution in institutions.values() if not institution.contact_email]
    )
    found = {
        institution.pk: [_office(institution)]
        if institution.contact_email
        else [Recipient.of(user) for user in speaking[institution.pk]]
        for institution in institutions.values()
    }
    above = {
        institution.pk: parent.pk
        for institution in institutions.values()
        if not found[institution.pk] and (parent := institution.parent())
    }
    told_above = of_institutions(above.values(), accounts) if above else {}
    return found | {pk: told_above[parent] for pk, parent in above.items()}


def _office(institution: Institution) -> Recipient:
    language = institution.letter_language
    return Recipient(
        institution.contact_email, institution.name(language), language, key=f"institution:{institution.pk}"
    )


def of_institution(institution: Institution) -> list[Recipient]:
    """Who gets letters for one institution."""
    return of_institutions([institution.pk])[institution.pk]


def of_nominators(institution: Institution) -> list[Recipient]:
    """Who is told of requests and nominations of an institution: those who may open them."""
    return of_institutions([institution.pk], users_nominating_for)[institution.pk]


def of_institutions_or_desk(
    institutions: Iterable[Institution], accounts: Accounts = users_speaking_for
) -> dict[int, list[Recipient]]:
    """Who gets letters for each institution; where nobody can be reached, the home page of the secretariat."""
    by_id = {institution.pk: institution for institution in institutions}
    found = of_institutions(by_id, accounts)
    return {pk: found[pk] or [_nowhere(institution)] for pk, institution in by_id.items()}


def _nowhere(institution: Institution) -> Recipient:
    language = institution.letter_language
    return Recipient(name=institution.name(language), language=language, key=f"unreachable:{institution.pk}")


def of_nominators_or_desk(institutions: Iterable[Institution]) -> dict[int, list[Recipient]]:
    """Who is told of requests and nominations of each institution; where nobody can be reached, the same page."""
    return of_institutions_or_desk(institutions, users_nominating_for)
