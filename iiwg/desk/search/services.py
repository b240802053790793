"""Search over everything a reader may see, in any spelling."""

from iiwg.database.fold import fold
from iiwg.pages.brought import Hits
from iiwg.workflow.rooms import brought

SHORTEST = 2  # letters of what is looked for


def find(text: str, user) -> list[Hits]:
    """What each noun found, those that found nothing left out; each asks for the folded words."""
    words = fold(text)
    if len(words) < SHORTEST:
        return []
    found = (look(words, user) for look in brought("search"))
    return [group for group in found if group.rows]
