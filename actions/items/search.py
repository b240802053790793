"""Action items that a search finds, by their text."""

from django.utils.translation import gettext as _

from actions.items.models import ActionItem
from actions.items.rules import visible_actions
from iiwg.pages.brought import HITS, Hits, hits

LENGTH = 120  # characters of a text that are shown


def find(words: str, user) -> Hits:
    """The action items this reader may see that hold the folded words."""
    found = visible_actions(user).filter(folded__contains=words)[:HITS]
    return hits(_("Action items"), found, ActionItem.get_absolute_url, _text_of)


def _text_of(item: ActionItem) -> str:
    return f"{item.number}: {item.text[:LENGTH]}"
