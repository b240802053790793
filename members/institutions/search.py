"""Institutions that a search finds, by any of their names."""

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.pages.brought import HITS, Hits, hits
from members.institutions.rules import visible_institutions


def find(words: str, user) -> Hits:
    """The institutions this reader may see that hold the folded words."""
    found = visible_institutions(user).with_names().search(words)[:HITS]
    return hits(
        _("Institutions"), found, lambda institution: reverse("members:institution", args=[institution.pk])
    )
