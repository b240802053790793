"""People whom a search finds, by any form of their name."""

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.pages.brought import HITS, Hits, hits
from members.institutions.rules import is_reader
from members.people.models import Person


def find(words: str, user) -> Hits:
    """The people this reader may see whose name holds the folded words."""
    people = Person.objects.current().search(words) if is_reader(user) else Person.objects.none()
    return hits(_("People"), people[:HITS], lambda person: reverse("members:person", args=[person.pk]))
