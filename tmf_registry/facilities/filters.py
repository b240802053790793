"""Filters of the register."""

from django.utils.translation import gettext_lazy as _

from iiwg.pages.filters import Choice, Filters, Words
from tmf_registry.facilities.enums import ContentClass, FacilityKind, Lifecycle


class FacilityFilters(Filters):
    """By name, kind, content and state."""

    q = Words(method="search_names", label=_("Name, in any spelling"))
    kind = Choice(choices=FacilityKind.choices, label=_("Kind"))
    content_class = Choice(choices=ContentClass.choices, label=_("Content"))
    lifecycle = Choice(choices=Lifecycle.choices, label=_("Status"))

    def search_names(self, rows, name, words):
        """Facilities whose name holds the words."""
        return rows.search(words)
