"""Title and text of a paper that is put to approval, whichever it is: minutes, or a corrigendum to them."""

from meetings.minutes.models import Corrigendum, Minutes
from meetings.minutes.texts.corrigendum import corrigendum_html, corrigendum_title
from meetings.minutes.texts.minutes import minutes_html, minutes_title

Paper = Minutes | Corrigendum


def title_of(paper: Paper, language: str) -> str:
    """The title of the file in a language."""
    if isinstance(paper, Corrigendum):
        return corrigendum_title(paper, language)
    return minutes_title(paper, language)


def html_of(paper: Paper, language: str) -> str:
    """The text as it stands, with fixed words in a language."""
    if isinstance(paper, Corrigendum):
        return corrigendum_html(paper, language)
    return minutes_html(paper, language)
