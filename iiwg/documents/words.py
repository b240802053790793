"""Words that stand on papers of every kind."""

from django.utils import translation
from django.utils.translation import pgettext


def draft_word(language: str) -> str:
    """The word across every page of what is not yet sent, or not yet approved."""
    with translation.override(language):
        return pgettext("minutes", "DRAFT")
