"""Filters of the list of institutions."""

from django.utils.translation import gettext_lazy as _

from iiwg.pages.filters import Choice, Filters, Words
from members.institutions.enums import InstitutionKind


class InstitutionFilters(Filters):
    """By name and kind."""

    q = Words(method="search_names", label=_("Name, in any spelling"))
    kind = Choice(choices=InstitutionKind.choices, label=_("Kind"))

    def search_names(self, rows, name, words):
        """Institutions one of whose names holds the words."""
        return rows.search(words)
