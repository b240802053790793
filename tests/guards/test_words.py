"""Catalogues hold every word, placeholders are kept, the review list says what the catalogues say and what is missing."""

import csv
import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from iiwg.desk.docs import catalogues

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
HOW_SURE = {
    catalogues.MISSING,
    "unverified",
    "standard usage, unchecked",
    "seen in public software",
    "Django catalogue",
    "official source",
}


def catalogue(language):
    """The messages of a language."""
    with (settings.BASE_DIR / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def texts(message):
    """Pairs of English and translation of a message."""
    english = message.id if isinstance(message.id, tuple) else (message.id,)
    translated = message.string if isinstance(message.string, tuple) else (message.string,)
    return [(english[-1], text) for text in translated]


def review_list():
    """The rows of the review list."""
    with (settings.BASE_DIR / "docs/translation-review.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(row):
    """Which word a row is about."""
    return row["language"], row["context"], row["english"]


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_every_word_is_translated_or_said_to_be_missing(language):
    said = {key(row) for row in review_list() if row["confidence"] == catalogues.MISSING}
    empty = {word.key for word in catalogues.words(settings.BASE_DIR, language) if not word.text}
    assert empty == {word for word in said if word[0] == language}


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_no_translation_is_a_guess_of_the_tools(language):
    assert [message.id for message in catalogue(language) if message.fuzzy] == []


def test_both_languages_hold_the_same_words():
    tajik, russian = ({(m.context, m.id) for m in catalogue(language)} for language in ("tg", "ru"))
    assert tajik == russian


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_every_placeholder_is_kept(language):
    broken = [
        english
        for message in catalogue(language)
        for english, text in texts(message)
        if text and sorted(PLACE.findall(english)) != sorted(PLACE.findall(text))
    ]
    assert broken == []


def test_the_catalogues_hold_every_word_of_the_source(tmp_path):
    from babel.messages.extract import extract_from_dir

    known = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalogue("tg")}
    keywords = {
        "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    }  # fmt: skip
    used = set()
    for folder in ("iiwg", "members", "meetings", "actions", "tmf_registry"):
        root = str(settings.BASE_DIR / folder)
        for _file, _line, message, _comments, _context in extract_from_dir(
            root, [("**.py", "python")], {}, keywords
        ):
            used.add(message[0] if isinstance(message, tuple) and len(message) == 2 and folder else message)
    flat = {text for item in used for text in (item if isinstance(item, tuple) else (item,))}
    contexts = {"minutes"}
    plural = {m.id[1] for m in catalogue("tg") if isinstance(m.id, tuple)}
    assert {text for text in flat if text} - known - contexts - plural == set()


def test_the_review_list_names_every_tajik_word_and_every_missing_one():
    listed = sorted(key(row) for row in review_list())
    assert listed == sorted(word.key for word in catalogues.for_review(settings.BASE_DIR))


def test_the_review_list_gives_the_words_of_the_catalogue():
    written = {word.key: word.text for word in catalogues.for_review(settings.BASE_DIR)}
    assert {key(row): row["translation"] for row in review_list()} == written


def test_the_review_list_says_how_sure_each_word_is_and_missing_only_of_none():
    unclear = [
        key(row)
        for row in review_list()
        if row["confidence"] not in HOW_SURE
        or (row["confidence"] == catalogues.MISSING) != (row["translation"] == "")
    ]
    assert unclear == []
