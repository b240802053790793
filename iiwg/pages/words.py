"""Fields kept in several languages: the same words in each, and the best known one for a language."""

from django.utils import translation
from django.utils.translation import gettext as _


def in_languages(field: str, words: str) -> dict[str, str]:
    """{"title_tg": …, "title_ru": …, "title_en": …}; a language without a translation stays empty."""
    found = {f"{field}_en": words}
    for language in ("tg", "ru"):
        with translation.override(language):
            text = _(words)
        found[f"{field}_{language}"] = "" if text == words else text
    return found


def in_language(obj, name: str, language: str) -> str:
    """A field kept in several languages; where the wanted one is missing, another known one."""
    texts = [getattr(obj, f"{name}_{code}", None) for code in (language, "ru", "en", "tg", "kk")]
    return next((text for text in texts if text), "")
