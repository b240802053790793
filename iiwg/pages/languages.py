"""The languages of the site and of its records, and which one is read where the wanted one is missing."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

SITE_LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)
# Records may be kept in one more, which the site does not speak.
RECORD_LANGUAGES: tuple[str, ...] = tuple(settings.MODELTRANSLATION_LANGUAGES)
# The strings of the code are written in one; the others of the site have a catalogue of translations each.
SOURCE_LANGUAGE = settings.MODELTRANSLATION_DEFAULT_LANGUAGE
TRANSLATED_LANGUAGES = tuple(code for code in SITE_LANGUAGES if code != SOURCE_LANGUAGE)


def current_language() -> str:
    """The language of this reader; where none is active (a job, a command), that of the installation."""
    return (translation.get_language() or settings.LANGUAGE_CODE)[:2]


def by_preference(language: str) -> tuple[str, ...]:
    """The wanted language first, then the others in the order in which they are read instead."""
    return tuple(dict.fromkeys((language, *settings.FALLBACK_LANGUAGES)))


def text_and_language(obj: Any, field: str, language: str) -> tuple[str, str]:
    """A field kept in several languages, and the language of the text; ("", "") where it is empty in all of them."""
    texts = ((getattr(obj, f"{field}_{code}", None), code) for code in by_preference(language))
    return next(((text, code) for text, code in texts if text), ("", ""))


def in_language(obj: Any, field: str, language: str) -> str:
    """A field kept in several languages; where the wanted one is missing, another known one."""
    return text_and_language(obj, field, language)[0]


def in_languages(field: str, words: str) -> dict[str, str]:
    """{"title_tg": …, "title_ru": …, "title_en": …}; a language without a translation stays empty."""
    found = {f"{field}_{SOURCE_LANGUAGE}": words}
    for language in TRANSLATED_LANGUAGES:
        with translation.override(language):
            text = _(words)
        found[f"{field}_{language}"] = "" if text == words else text
    return found


def fields_of(field: str, languages: Sequence[str] = SITE_LANGUAGES) -> tuple[str, ...]:
    """The columns of a field kept in several languages: "title_tg", "title_ru", "title_en"."""
    return tuple(f"{field}_{code}" for code in languages)


def labels_of(field: str, *labels: str | Promise) -> dict[str, str | Promise]:
    """The labels of such a field on a form, one for each language of the site, in their order."""
    return dict(zip(fields_of(field), labels, strict=True))
