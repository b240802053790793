"""Catalogues are complete, placeholders are kept, every Tajik word stands in the review list."""

import csv
import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def catalogue(language):
    """The messages of a language."""
    with (settings.BASE_DIR / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def texts(message):
    """Pairs of English and translation of a message."""
    english = message.id if isinstance(message.id, tuple) else (message.id,)
    translated = message.string if isinstance(message.string, tuple) else (message.string,)
    return [(english[-1], text) for text in translated]


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_every_word_is_translated(language):
    missing = [m.id for m in catalogue(language) if m.fuzzy or not all(text for _english, text in texts(m))]
    assert missing == []


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_every_placeholder_is_kept(language):
    broken = [
        english
        for message in catalogue(language)
        for english, text in texts(message)
        if sorted(PLACE.findall(english)) != sorted(PLACE.findall(text))
    ]
    assert broken == []


def test_the_catalogues_hold_every_word_of_the_source(tmp_path):
    from babel.messages.extract import extract_from_dir

    known = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalogue("tg")}
    keywords = {
        "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
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


def test_the_review_list_names_every_tajik_word():
    with (settings.BASE_DIR / "docs/translation-review.csv").open(encoding="utf-8", newline="") as file:
        listed = {(row["context"], row["english"]) for row in csv.DictReader(file)}
    words = {(m.context or "", m.id[0] if isinstance(m.id, tuple) else m.id) for m in catalogue("tg")}
    assert words == listed
