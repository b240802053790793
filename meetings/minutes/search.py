"""Decisions and recommendations that a search finds, by their text."""

from django.urls import reverse
from django.utils.translation import gettext as _

from iiwg.pages.brought import HITS, Hits, hits
from meetings.minutes.models import Outcome
from meetings.minutes.rules import visible_outcomes

LENGTH = 120  # characters of a text that are shown


def find(words: str, user) -> Hits:
    """The outcomes this reader may see that hold the folded words."""
    found = visible_outcomes(user).filter(folded__contains=words)[:HITS]
    return hits(_("Decisions and recommendations"), found, _url_of, _text_of)


def _url_of(outcome: Outcome) -> str:
    return reverse("meetings:minutes", args=[outcome.meeting_id])


def _text_of(outcome: Outcome) -> str:
    return f"{outcome.number}: {outcome.text[:LENGTH]}"
