"""People, found by any form of their name, an address or a telephone number."""

from django.utils.translation import gettext_lazy as _

from iiwg.search.findable import Findable, Hit
from members.people.models import Person, PersonEmail, Post
from members.people.rules import visible_people


def people() -> Findable:
    """People whose record is in use."""
    return Findable(
        name="people",
        title=_("People"),
        model=Person,
        visible=lambda user: visible_people(user).current(),
        words=_words,
        hit=lambda row: Hit(str(row), row.get_absolute_url(), _("Person")),
        parts={PersonEmail: "emails", Post: "posts"},
    )


def _words(row: Person) -> list[str]:
    return [row.family_name, row.given_name, row.patronymic, row.latin_name, row.aliases]
