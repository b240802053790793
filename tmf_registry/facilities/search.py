"""Facilities that a search finds, by any of their names."""

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.pages.brought import HITS, Hits, hits
from tmf_registry.facilities.rules import visible_facilities


def find(words: str, user) -> Hits:
    """The facilities this reader may see that hold the folded words."""
    found = visible_facilities(user).search(words)[:HITS]
    return hits(_("Facilities"), found, lambda facility: reverse("tmf_registry:facility", args=[facility.pk]))
