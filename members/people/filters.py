"""Filters of the list of people."""

from django.utils.translation import gettext_lazy as _

from iiwg.pages.filters import Filters, Words


class PersonFilters(Filters):
    """By name."""

    q = Words(method="search_names", label=_("Name of the person, in any spelling"))

    def search_names(self, rows, name, words):
        """People whose name in any form holds the words."""
        return rows.search(words)
