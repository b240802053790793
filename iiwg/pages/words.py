"""The same words in every interface language, for fields kept in several."""

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
