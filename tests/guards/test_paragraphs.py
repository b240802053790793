"""No number of a paragraph in what a reader sees: rules name a topic, the version that applies says the number."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from members.terms.enums import Topic
from tests.guards.test_law import OURS, ROOT, sources
from tests.guards.test_words import catalogue, texts

NUMBERED = re.compile(r"\((?:p|para|paragraph|п|пункт|банди|банд)\.?\s*\d+\)", re.IGNORECASE)
TAG = re.compile(r"{% paragraph (\S+) %}")
GROUND = ("audit", "pages", "accounts", "documents", "notifications", "workflow", "database")


def refusals(tree):
    """The keywords of every Refused(…) in a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
            yield from (keyword for keyword in node.keywords if keyword.arg not in ("mend", "field"))


def names_a_topic(keyword):
    """Whether it says basis=Topic.X, or one of two topics."""
    value = keyword.value
    values = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
    return keyword.arg == "basis" and all(ast.unparse(value).startswith("Topic.") for value in values)


def test_a_refusal_names_a_topic_and_no_number():
    said = [
        (f"{path.relative_to(ROOT)}:{keyword.value.lineno}", names_a_topic(keyword))
        for path in sources(*OURS)
        for keyword in refusals(ast.parse(path.read_text()))
    ]
    assert len(said) >= 38
    assert [place for place, right in said if not right] == []


def test_a_template_names_a_topic_that_exists():
    known = {f'"{topic}"' for topic in Topic.values}
    wrong = [
        f"{path.relative_to(settings.BASE_DIR)}: {said}"
        for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html")
        for said in TAG.findall(path.read_text())
        if said not in known and not re.fullmatch(r"[a-z_]+\.topic", said)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_no_sentence_holds_the_number_of_a_paragraph(language):
    numbered = [
        words
        for message in catalogue(language)
        for pair in texts(message)
        for words in pair
        if NUMBERED.search(words)
    ]
    assert numbered == []


def test_the_ground_knows_no_word_of_the_terms():
    folders = [f"iiwg/{name}" for name in GROUND]
    found = [
        str(path.relative_to(ROOT))
        for path in sources(*folders)
        if re.search(r"Terms of Reference|members:terms", path.read_text())
    ]
    assert found == []
